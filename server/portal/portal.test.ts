import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PortalChats, PortalMessage, PortalMessages, type PortalPoke } from '../../protocol/wire/http.ts'
import { Batch } from '../../protocol/wire/events.ts'
import { deskConversationId, newId } from '../../protocol/wire/ids.ts'
import { DeskClient, makeOp, post, sendOp, signIn } from '../testing/desk-client.ts'
import { eventually, portalSignIn, portalSocket } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { makePlace, startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
let clock = 1_800_000_000_000
let pages: Awaited<ReturnType<typeof makePlace>>
beforeAll(async () => {
  pages = await makePlace()
  const portalFolder = path.join(pages.dataFolder, 'portal')
  await mkdir(path.join(portalFolder, 'assets'), { recursive: true })
  await writeFile(path.join(portalFolder, 'index.html'), '<!doctype html><title>Portal</title>')
  await writeFile(path.join(portalFolder, 'assets', 'main-1234.js'), '"use strict"')
  server = await startTestServer({ now: () => clock, portalFolder })
  small = await network.makeSmallNetwork(server.database)
})
afterAll(async () => {
  await server.close()
  await pages.remove()
})
beforeEach(() => {
  clock += 3_600_000
})

const api = (at: string) => `${server.url}/portal/api${at}`
const get = async (at: string, cookie: string) => {
  const response = await fetch(api(at), { headers: { cookie } })
  return { status: response.status, body: await response.json() }
}
const chatsOf = async (cookie: string) => PortalChats.parse((await get('/chats', cookie)).body).chats
const send = (
  cookie: string,
  conversationId: string,
  text: string,
  ids = { opId: newId(), messageId: newId() },
) =>
  post(api(`/chats/${conversationId}/messages`), { ...ids, text, fileIds: [], replyToId: null }, { cookie })

async function openDesk() {
  const tokens = await signIn(server.url, network.managerEmail)
  const client = await DeskClient.connect(server.url, tokens.accessToken)
  const { streams } = await client.hello(tokens.deviceId)
  return { client, streams }
}

test('what the customer writes is at the desk at once, and once, however often it is sent', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const { client } = await openDesk()
  const [chat] = await chatsOf(cookie)
  expect(chat).toMatchObject({
    title: 'Riverside desk',
    readers: 'Dana and Maria answer',
    last: null,
    canWrite: true,
  })
  const heard = client.next('batch')
  const ids = { opId: newId(), messageId: newId() }
  const sent = PortalMessage.parse((await send(cookie, chat!.conversationId, 'Is room 4 free?', ids)).body)
  expect(sent).toMatchObject({ seq: 1, side: 'customer', own: true, authorName: 'Nadia Nguyen' })
  const { events } = Batch.parse(await heard)
  expect(events.map((event) => event.entity)).toEqual(['conversation', 'message'])
  const again = await send(cookie, chat!.conversationId, 'Is room 4 free?', ids)
  expect(again.body).toEqual(sent)
  const other = await send(cookie, chat!.conversationId, 'Something else', ids)
  expect(other).toMatchObject({ status: 409, body: { code: 'opConflict' } })
  client.close()
})

test('what the desk answers pokes the customer and is read; internal notes are never there', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const id = network.customersChat(small)
  await send(cookie, id, 'Hello?')
  const { client } = await openDesk()
  const socket = await portalSocket(server, cookie)
  const pokes: PortalPoke[] = []
  socket.on('poke', (poke: PortalPoke) => pokes.push(poke))

  await client.get('push', { ops: [sendOp(small, id, 'A note among us', { kind: 'note' })] })
  expect(await chatsOf(cookie)).toMatchObject([{ unread: 0, last: { text: 'Hello?' } }])
  await client.get('push', { ops: [sendOp(small, id, 'Yes, it is free')] })
  await eventually(() => pokes[0])
  expect(pokes).toEqual([{ conversationId: id }])
  expect(await chatsOf(cookie)).toMatchObject([{ unread: 1, last: { text: 'Yes, it is free', own: false } }])

  const { messages } = PortalMessages.parse((await get(`/chats/${id}/messages`, cookie)).body)
  expect(messages.map(({ text }) => text)).not.toContain('A note among us')
  expect(messages.at(-1)).toMatchObject({ text: 'Yes, it is free', authorName: 'Dana Fields', own: false })

  await post(api(`/chats/${id}/read`), { seq: messages.at(-1)!.seq }, { cookie })
  expect(await chatsOf(cookie)).toMatchObject([{ unread: 0 }])
  socket.disconnect()
  client.close()
})

test('how far the desk has read is told', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const id = network.customersChat(small)
  const { seq } = PortalMessage.parse((await send(cookie, id, 'Read this')).body)
  const { client } = await openDesk()
  await client.get('push', { ops: [makeOp({ type: 'read.mark', conversationId: id, seq })] })
  expect(PortalMessages.parse((await get(`/chats/${id}/messages`, cookie)).body).deskReadSeq).toBe(seq)
  client.close()
})

test('older messages come in pages', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const id = network.customersChat(small)
  const { client } = await openDesk()
  for (let batch = 0; batch < 2; batch++) {
    const ops = Array.from({ length: 40 }, (_, index) => sendOp(small, id, `Line ${batch * 40 + index}`))
    await client.get('push', { ops })
  }
  const newest = PortalMessages.parse((await get(`/chats/${id}/messages`, cookie)).body)
  expect(newest.messages).toHaveLength(50)
  expect(newest.hasOlder).toBe(true)
  expect(newest.messages.at(-1)?.text).toBe('Line 79')
  const before = newest.messages[0]!.seq
  const older = PortalMessages.parse((await get(`/chats/${id}/messages?before=${before}`, cookie)).body)
  expect(older.messages.at(-1)?.seq).toBe(before - 1)
  client.close()
})

test('the chats of others are as if they were not there', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const foreign = deskConversationId(small.elsewhere, { kind: 'user', id: small.stranger })
  const answers = [
    await get(`/chats/${foreign}/messages`, cookie),
    await get(`/chats/${newId()}/messages`, cookie),
    await get('/chats/%2e%2e/messages', cookie),
    await send(cookie, foreign, 'Let me in'),
  ]
  for (const { status, body } of answers)
    expect({ status, body }).toEqual({ status: 404, body: answers[0]!.body })
})

test('with chats switched off one can read, not write, and is told why', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  await server.database.query('update locations set chats_on = false where id = $1', [small.here])
  const [chat] = await chatsOf(cookie)
  expect(chat).toMatchObject({ canWrite: false, why: 'Chats are switched off at Riverside.' })
  expect((await send(cookie, chat!.conversationId, 'Hello?')).body).toMatchObject({ code: 'chatsOff' })
  await server.database.query('update locations set chats_on = true where id = $1', [small.here])
})

test('a flood is stopped', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const id = network.customersChat(small)
  const statuses: number[] = []
  for (let sent = 0; sent < 61; sent++) statuses.push((await send(cookie, id, 'Spam')).status)
  expect(statuses.slice(0, 60).every((status) => status === 200)).toBe(true)
  expect(statuses[60]).toBe(429)
})

test('signing out ends the session and its connections', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const socket = await portalSocket(server, cookie)
  const ended = new Promise((resolve) => socket.once('disconnect', resolve))
  expect((await post(api('/sign-out'), {}, { cookie })).status).toBe(200)
  await ended
  expect(await get('/me', cookie)).toMatchObject({ status: 401, body: { code: 'sessionExpired' } })
  await expect(portalSocket(server, cookie)).rejects.toThrow()
})

test('the socket takes the cookie from the server’s own pages only', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  await expect(portalSocket(server, cookie, 'https://example.com')).rejects.toThrow()
  await expect(portalSocket(server, 'foyer_portal=wrong')).rejects.toThrow()
})

test('a page of another origin can’t write with the cookie', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const id = network.customersChat(small)
  const body = { opId: newId(), messageId: newId(), text: 'Forged', fileIds: [], replyToId: null }
  const forged = await post(api(`/chats/${id}/messages`), body, { cookie, origin: 'https://example.com' })
  expect(forged.status).toBe(403)
})

test('the portal’s cookie opens nothing of the desk', async () => {
  const cookie = await portalSignIn(server, network.customerEmail)
  const token = cookie.split('=')[1]!
  await expect(DeskClient.connect(server.url, token)).rejects.toMatchObject({
    data: { code: 'sessionExpired' },
  })
  const snapshot = await fetch(`${server.url}/sync/snapshot?stream=x&tier=0`, {
    headers: { authorization: `Bearer ${token}` },
  })
  expect(snapshot.status).toBe(401)
})

test('the built portal is served under a strict policy, and / leads there', async () => {
  const page = await fetch(`${server.url}/`)
  expect(page.url).toBe(`${server.url}/portal/`)
  expect(await page.text()).toContain('<title>Portal</title>')
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).not.toContain('unsafe')
  const asset = await fetch(`${server.url}/portal/assets/main-1234.js`)
  expect(asset.headers.get('cache-control')).toContain('immutable')
  for (const hostile of ['/portal/%2e%2e/version', '/portal/..%2f..%2fversion', '/portal/assets/%00']) {
    const answer = await fetch(server.url + hostile)
    expect([400, 403, 404]).toContain(answer.status)
  }
})
