import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalChats, PortalMessages, type PortalPoke } from '../../protocol/wire/http.ts'
import { deskConversationId, newId, type ConversationId } from '../../protocol/wire/ids.ts'
import { DeskClient, post, sendOp, signIn } from '../testing/desk-client.ts'
import { mailedCode, portalSignIn, portalSocket } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// What somebody tries who is signed in to the portal, or would like to be, and writes the requests by hand.

let server: TestServer
let small: network.SmallNetwork
let desk: DeskClient
let customer: string
let stranger: string
let clock = 1_800_000_000_000
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  small = await network.makeSmallNetwork(server.database)
  customer = await portalSignIn(server, network.customerEmail)
  stranger = await portalSignIn(server, network.strangerEmail)
  const tokens = await signIn(server.url, network.managerEmail)
  desk = await DeskClient.connect(server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
})
afterAll(async () => {
  desk.close()
  await server.close()
})

const api = (at: string) => `${server.url}/portal/api${at}`
const own = () => network.customersChat(small)
const strangersChat = () => deskConversationId(small.elsewhere, { kind: 'user', id: small.stranger })

async function get(at: string, cookie = customer) {
  const response = await fetch(api(at), { headers: { cookie } })
  return { status: response.status, text: await response.text() }
}

async function messagesIn(chat: ConversationId, cookie = customer) {
  const { text } = await get(`/chats/${chat}/messages`, cookie)
  return PortalMessages.parse(JSON.parse(text)).messages
}

function send(body: object, chat = own(), cookie = customer) {
  const whole = { opId: newId(), messageId: newId(), text: 'Hello', fileIds: [], replyToId: null, ...body }
  return post(api(`/chats/${chat}/messages`), whole, { cookie })
}

/** Writes from the desk; out: the message's id. */
async function deskWrites(text: string, kind: 'text' | 'note' = 'text'): Promise<string> {
  const messageId = newId()
  const op = sendOp(small, own(), text, { kind, messageId: messageId as never })
  const { results } = await desk.get('push', { ops: [op] })
  expect(results[0]?.status).toBe('applied')
  return messageId
}

test('guessing many codes at once gets no more tries than one after the other', async () => {
  clock += 3_600_000
  const email = 'colin@foyer.example'
  const { code, cookie } = await mailedCode(server, email)
  const guesses = Array.from({ length: 24 }, (_, index) => String(index).padStart(6, '0')).filter(
    (guess) => guess !== code,
  )
  const enter = (guess: string) => post(api('/sign-in'), { email, code: guess }, { cookie })
  const answers = await Promise.all(guesses.map(enter))
  expect(answers.filter(({ status }) => status === 200)).toEqual([])
  expect((await enter(code)).status).not.toBe(200)
})

test('a code signs in nobody but its addressee', async () => {
  clock += 3_600_000
  const { code, cookie } = await mailedCode(server, network.customerEmail)
  const asked = { email: network.strangerEmail, code }
  const { status, body } = await post(api('/sign-in'), asked, { cookie })
  expect({ status, body }).toMatchObject({ status: 401, body: { code: 'badCode' } })
})

test.each([
  ['no JSON', 'not json'],
  ['no object', '[]'],
  ['a code of five digits', JSON.stringify({ email: network.customerEmail, code: '12345' })],
  ['a code that is a number', JSON.stringify({ email: network.customerEmail, code: 123456 })],
  ['digits of another script', JSON.stringify({ email: network.customerEmail, code: '١٢٣٤٥٦' })],
  ['an address that is a list', JSON.stringify({ email: [network.customerEmail], code: '123456' })],
])('refuses a sign-in with %s, and repeats nothing of it', async (_, body) => {
  const headers = { 'content-type': 'application/json' }
  const response = await fetch(api('/sign-in'), { method: 'POST', headers, body })
  expect(response.status).toBe(400)
  const answer = await response.text()
  expect(answer).not.toContain(network.customerEmail)
  expect(JSON.parse(answer)).toMatchObject({ code: 'badRequest' })
})

test('the id of a message that is not one’s own brings neither its words nor a change', async () => {
  const note = await deskWrites('Pays late, watch out', 'note')
  const text = await deskWrites('Your parcel is here')
  for (const messageId of [note, text]) {
    const { status, body } = await send({ messageId, text: 'Mine now' })
    expect(status).toBe(409)
    expect(JSON.stringify(body)).not.toContain('Pays late')
  }
  expect((await messagesIn(own())).map((message) => message.text)).toContain('Your parcel is here')
  expect((await messagesIn(own())).map((message) => message.text)).not.toContain('Mine now')
})

test('an operation id that somebody else has used is refused and tells nothing', async () => {
  const opId = newId()
  await send({ opId, text: 'Between the stranger and the desk' }, strangersChat(), stranger)
  const { status, body } = await send({ opId })
  expect(status).toBe(409)
  expect(JSON.stringify(body)).not.toContain('Between the stranger')
})

test.each([
  ['blank', { text: ' \n\t ' }],
  ['without a text', { text: undefined }],
  ['with a control character', { text: 'a\u0000b' }],
  ['with eleven files', { fileIds: Array.from({ length: 11 }, newId) }],
  ['with an id that is a path', { messageId: '../../etc/passwd' }],
  ['with an operation that is no id', { opId: 'x' }],
])('refuses a message %s', async (_, body) => {
  const before = await messagesIn(own())
  const answer = await send(body)
  expect(answer).toMatchObject({ status: 400, body: { code: 'badRequest' } })
  expect(await messagesIn(own())).toEqual(before)
})

test('a message of 200 KB is refused with the limit named', async () => {
  const before = await messagesIn(own())
  const answer = await send({ text: 'x'.repeat(200_000) })
  expect(answer).toMatchObject({
    status: 413,
    body: { code: 'tooLarge', message: expect.stringContaining('20,000') as string },
  })
  expect(await messagesIn(own())).toEqual(before)
})

test('fields that nobody asked for are not believed', async () => {
  const { body } = await send({
    text: 'I am the desk',
    kind: 'note',
    side: 'desk',
    authorUserId: small.manager,
  })
  expect(body).toMatchObject({ side: 'customer', authorName: 'Nadia Nguyen', own: true })
})

test('files that are not there, or not here, can’t be attached', async () => {
  expect(await send({ fileIds: [newId()] })).toMatchObject({ status: 409, body: { code: 'fileMissing' } })
})

test.each(['abc', '0', '-1', '1.5', '1e99', '9007199254740993', '1&before=2', "1' or '1'='1"])(
  'refuses a page before %j',
  async (before) => {
    const { status, text } = await get(`/chats/${own()}/messages?before=${encodeURIComponent(before)}`)
    expect(status).toBe(400)
    expect(JSON.parse(text)).toMatchObject({ code: 'badRequest' })
  },
)

test('reading further than there is marks what is there, not what is still to come (I11)', async () => {
  await deskWrites('One')
  for (const seq of [1_000_000, 2 ** 31, 2 ** 40]) {
    const { status } = await post(api(`/chats/${own()}/read`), { seq }, { cookie: customer })
    expect(status, String(seq)).toBeLessThan(500)
  }
  await deskWrites('Two')
  const { chats } = PortalChats.parse(JSON.parse((await get('/chats')).text))
  expect(chats.find(({ conversationId }) => conversationId === own())?.unread).toBeGreaterThan(0)
})

test('nobody is poked for the chats of others, nor for a note', async () => {
  const [mine, theirs] = [await portalSocket(server, customer), await portalSocket(server, stranger)]
  const poked: string[] = []
  const wait = new Promise<PortalPoke>((resolve) => mine.on('poke', resolve))
  mine.on('poke', () => poked.push('customer'))
  theirs.on('poke', () => poked.push('stranger'))
  await deskWrites('Only among us', 'note')
  await deskWrites('For Nadia')
  expect(await wait).toEqual({ conversationId: own() })
  // The stranger's own poke comes after every one that could have gone astray before it.
  const last = new Promise((resolve) => theirs.once('poke', resolve))
  await send({ text: 'Mine' }, strangersChat(), stranger)
  await last
  expect(poked).toEqual(['customer', 'stranger'])
  mine.disconnect()
  theirs.disconnect()
})

test('who has left a company reads its chat no more, from that moment', async () => {
  const colin = await portalSignIn(server, 'colin@foyer.example')
  const companysChat = deskConversationId(small.here, { kind: 'company', id: small.company })
  await send({ text: 'From the company' }, companysChat, colin)
  expect(await messagesIn(companysChat, colin)).toHaveLength(1)
  expect((await get(`/chats/${companysChat}/messages`)).status).toBe(404)

  await server.database.query('update memberships set company_id = null where user_id = $1', [
    small.companyPerson,
  ])
  expect((await get(`/chats/${companysChat}/messages`, colin)).status).toBe(404)
  expect((await send({ text: 'Still here?' }, companysChat, colin)).status).toBe(404)
})

test('made-up and doubled cookies are nobody', async () => {
  const [name = ''] = customer.split('=')
  const worthless = ['', `${name}=`, `${name}=x`, `${name}=${'a'.repeat(4000)}`, `${name}=%00`]
  for (const cookie of worthless) expect((await get('/me', cookie)).status, cookie.slice(0, 40)).toBe(401)
})
