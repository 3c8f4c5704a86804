import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalMessage, PortalMessages } from '../../protocol/wire/http.ts'
import { deskConversationId, locationStream, newId, type MessageId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { DeskClient, makeOp, post, sendOp, signIn } from '../testing/desk-client.ts'
import { portalSignIn, portalSocket } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
let desk: DeskClient
let customer: string
let stranger: string
let own: ReturnType<typeof network.customersChat>
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  own = network.customersChat(small)
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

async function ask(method: string, at: string, body?: object, cookie = customer) {
  const response = await fetch(api(at), {
    method,
    headers: { cookie, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, text: await response.text() }
}

async function thread(): Promise<PortalMessages> {
  return PortalMessages.parse(JSON.parse((await ask('GET', `/chats/${own}/messages`)).text))
}

async function shown(id: string): Promise<PortalMessage> {
  return (await thread()).messages.find((message) => message.id === id)!
}

async function customerWrites(text: string, more: object = {}): Promise<string> {
  const messageId = newId()
  const body = { opId: newId(), messageId, text, fileIds: [], replyToId: null, ...more }
  expect((await post(api(`/chats/${own}/messages`), body, { cookie: customer })).status).toBe(200)
  return messageId
}

async function deskDoes(body: OpBody): Promise<void> {
  const { results } = await desk.get('push', { ops: [makeOp(body)] })
  expect(results[0]?.status).toBe('applied')
}

async function deskWrites(text: string, more: object = {}): Promise<MessageId> {
  const messageId = newId() as MessageId
  const { results } = await desk.get('push', { ops: [sendOp(small, own, text, { messageId, ...more })] })
  expect(results[0]?.status).toBe('applied')
  return messageId
}

test('a reply quotes what it answers, both ways', async () => {
  const question = await customerWrites('Is there bike storage?')
  const answer = await deskWrites('Yes, behind the café', { replyToId: question })
  expect((await shown(answer)).replyTo).toEqual({
    id: question,
    authorName: 'Nadia Nguyen',
    text: 'Is there bike storage?',
  })
  const thanks = await customerWrites('Thank you', { replyToId: answer })
  expect((await shown(thanks)).replyTo).toMatchObject({
    authorName: 'Dana Fields',
    text: 'Yes, behind the café',
  })
  await deskDoes({ type: 'message.unsend', messageId: answer })
  expect((await shown(thanks)).replyTo).toMatchObject({ text: '' })
})

test('a reaction is counted and one’s own is known; the desk has it with a name', async () => {
  const messageId = await deskWrites('Room 4 is yours')
  const heard = desk.next<{ events: { body: { reactions: unknown } }[] }>('batch')
  const react = (on: boolean) =>
    ask('POST', `/messages/${messageId}/reactions`, { opId: newId(), emoji: '🎉', on })
  const reacted = PortalMessage.parse(JSON.parse((await react(true)).text))
  expect(reacted.reactions).toEqual([{ emoji: '🎉', count: 1, own: true }])
  expect((await heard).events[0]?.body.reactions).toEqual([{ emoji: '🎉', userIds: [small.customer] }])
  await deskDoes({ type: 'message.react', messageId, emoji: '🎉', on: true })
  expect((await shown(messageId)).reactions).toEqual([{ emoji: '🎉', count: 2, own: true }])
  await react(false)
  expect((await shown(messageId)).reactions).toEqual([{ emoji: '🎉', count: 1, own: false }])
  const { status } = await ask('POST', `/messages/${messageId}/reactions`, {
    opId: newId(),
    emoji: 'no',
    on: true,
  })
  expect(status).toBe(400)
})

test('own messages are edited and unsent, once, and others’ are not', async () => {
  const mine = await customerWrites('At tne')
  const opId = newId()
  const edit = () => ask('PUT', `/messages/${mine}`, { opId, text: 'At ten' })
  const edited = PortalMessage.parse(JSON.parse((await edit()).text))
  expect(edited).toMatchObject({ text: 'At ten', own: true })
  expect(edited.editedAt).not.toBeNull()
  expect(JSON.parse((await edit()).text)).toEqual(edited)

  const desks = await deskWrites('Not yours')
  expect((await ask('PUT', `/messages/${desks}`, { opId: newId(), text: 'Mine' })).status).toBe(403)
  expect((await ask('POST', `/messages/${desks}/unsend`, { opId: newId() })).status).toBe(403)

  expect((await ask('POST', `/messages/${mine}/unsend`, { opId: newId() })).status).toBe(200)
  expect(await shown(mine)).toMatchObject({ text: '', files: [], reactions: [] })
  expect((await shown(mine)).deletedAt).not.toBeNull()
  expect((await ask('PUT', `/messages/${mine}`, { opId: newId(), text: 'Back' })).status).toBe(410)
})

test('a message of another chat, a note, and one that isn’t there are answered alike', async () => {
  const mine = await customerWrites('Private')
  const note = await deskWrites('Among us', { kind: 'note' })
  const tries = async (id: string, cookie: string) => [
    await ask('PUT', `/messages/${id}`, { opId: newId(), text: 'Mine' }, cookie),
    await ask('POST', `/messages/${id}/unsend`, { opId: newId() }, cookie),
    await ask('POST', `/messages/${id}/reactions`, { opId: newId(), emoji: '👍', on: true }, cookie),
  ]
  const unknown = await tries(newId(), stranger)
  expect(unknown.every(({ status }) => status === 404)).toBe(true)
  expect(await tries(mine, stranger)).toEqual(unknown)
  expect(await tries(note, customer)).toEqual(unknown)
})

test('what the portal fetches is delivered, what it shows is read, and neither goes back (I11)', async () => {
  const stream = locationStream(small.here)
  const mark = async () => {
    const [row] = await server.database.query<{ seq: number; delivered: number; rev: number }>(
      `select seq, delivered_seq as delivered, rev from read_marks where conversation_id = $1 and user_id = $2`,
      [own, small.customer],
    )
    return row!
  }
  await deskWrites('Are you there?')
  const before = await mark()
  const heard = desk.next<{ stream: string; events: { entity: string; body: unknown }[] }>('batch')
  const { messages } = await thread()
  const last = messages.at(-1)!.seq
  expect(await mark()).toMatchObject({ seq: before.seq, delivered: last })
  expect(await heard).toMatchObject({
    stream,
    events: [{ entity: 'readMark', body: { deliveredSeq: last } }],
  })

  const { rev } = await mark()
  await ask('GET', `/chats/${own}/messages?before=3`)
  await thread()
  expect(await mark()).toMatchObject({ delivered: last, rev })
  await ask('POST', `/chats/${own}/read`, { seq: last })
  expect(await mark()).toMatchObject({ seq: last, delivered: last })
})

test('nothing of a note reaches the portal, whatever is asked', async () => {
  const PLANTED = 'planted-7f3a'
  const socket: Socket = await portalSocket(server, customer)
  const heard: unknown[] = []
  socket.onAny((...all: unknown[]) => heard.push(all))
  const note = await deskWrites(`Pays late ${PLANTED}`, { kind: 'note' })
  await deskDoes({ type: 'message.react', messageId: note, emoji: '🦄', on: true })
  await deskDoes({ type: 'message.edit', messageId: note, text: `Pays very late ${PLANTED}` })
  const reply = await deskWrites('Good morning', { replyToId: note })
  const answers = [
    await ask('GET', '/me'),
    await ask('GET', '/chats'),
    await ask('GET', `/chats/${own}/messages`),
    await ask('GET', `/chats/${own}/messages?before=1000`),
    await ask('PUT', `/messages/${note}`, { opId: newId(), text: 'What is it?' }),
    await ask('POST', `/messages/${note}/unsend`, { opId: newId() }),
    await ask('POST', `/messages/${note}/reactions`, { opId: newId(), emoji: '👍', on: true }),
    await ask('POST', `/chats/${own}/messages`, {
      opId: newId(),
      messageId: newId(),
      text: 'Answering it',
      fileIds: [],
      replyToId: note,
    }),
    await ask('POST', `/chats/${own}/read`, { seq: 1000 }),
  ]
  const everything = JSON.stringify([answers, heard])
  for (const hidden of [PLANTED, '🦄', note]) expect(everything).not.toContain(hidden)
  expect(await shown(reply)).toMatchObject({ text: 'Good morning', replyTo: null })
  socket.disconnect()
})

test('the other chats of the network are closed to these ways, too', async () => {
  const theirs = deskConversationId(small.elsewhere, { kind: 'user', id: small.stranger })
  const messageId = newId()
  const body = { opId: newId(), messageId, text: 'Mine', fileIds: [], replyToId: null }
  await post(api(`/chats/${theirs}/messages`), body, { cookie: stranger })
  const reply = { ...body, opId: newId(), messageId: newId(), replyToId: messageId }
  expect((await post(api(`/chats/${own}/messages`), reply, { cookie: customer })).status).toBe(404)
})
