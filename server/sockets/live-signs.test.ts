import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PortalTyping } from '../../protocol/wire/http.ts'
import { deskConversationId } from '../../protocol/wire/ids.ts'
import { Presence, type Typing } from '../../protocol/wire/requests.ts'
import { DeskClient, sendOp, signIn } from '../testing/desk-client.ts'
import { eventually, portalSignIn, portalSocket } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Typing and presence: never stored, and told to nobody who may not know.

let server: TestServer
let small: network.SmallNetwork
let manager: DeskClient
let colleague: DeskClient
let foreigner: DeskClient
let chat: ReturnType<typeof network.customersChat>
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  chat = network.customersChat(small)
  manager = await openDesk(network.managerEmail)
  colleague = await openDesk(network.manager2Email)
  foreigner = await openDesk(network.otherManagerEmail)
  await manager.get('push', { ops: [sendOp(small, chat, 'Hello')] })
})
afterAll(async () => {
  for (const client of [manager, colleague, foreigner]) client.close()
  await server.close()
})

async function openDesk(email: string): Promise<DeskClient> {
  const tokens = await signIn(server.url, email)
  const client = await DeskClient.connect(server.url, tokens.accessToken)
  await client.hello(tokens.deviceId)
  return client
}

/** Codes are not mailed without end: each customer signs in once. */
const cookies = new Map<string, string>()
async function openPortal(email: string): Promise<Socket> {
  const cookie = cookies.get(email) ?? (await portalSignIn(server, email))
  cookies.set(email, cookie)
  return portalSocket(server, cookie)
}

async function setChat(userId: string, permissions: string[] | null): Promise<void> {
  await server.database.query('update memberships set chat_permissions = $2::text[] where user_id = $1', [
    userId,
    permissions,
  ])
}

/** Whatever of that name the connection hears from now on. */
function heardBy<T>(socket: Socket | DeskClient, name: string): T[] {
  const heard: T[] = []
  const from = socket instanceof DeskClient ? socket.socket : socket
  from.on(name, (value: T) => heard.push(value))
  return heard
}

test('what an administrator types is told to colleagues and to the customer, by the name that the server knows', async () => {
  const customer = await openPortal(network.customerEmail)
  const stranger = await openPortal(network.strangerEmail)
  const own = heardBy<PortalTyping>(customer, 'typing')
  const strange = heardBy<PortalTyping>(stranger, 'typing')
  const seen = heardBy<Typing>(colleague, 'typing')
  const foreign = heardBy<Typing>(foreigner, 'typing')
  manager.socket.emit('typing', { conversationId: chat, userId: small.manager, name: 'The boss' })
  await eventually(() => own[0])
  await eventually(() => seen[0])
  expect(own).toEqual([{ conversationId: chat, name: 'Dana Fields' }])
  expect(seen).toEqual([{ conversationId: chat, userId: small.manager }])
  expect([...strange, ...foreign]).toEqual([])
  customer.disconnect()
  stranger.disconnect()
})

test('who may not reply, or works elsewhere, types unheard', async () => {
  const customer = await openPortal(network.customerEmail)
  const own = heardBy<PortalTyping>(customer, 'typing')
  await setChat(small.manager2, ['chat.read'])
  colleague.socket.emit('typing', { conversationId: chat, userId: small.manager2 })
  foreigner.socket.emit('typing', { conversationId: chat, userId: small.otherManager })
  manager.socket.emit('typing', { conversationId: chat, userId: small.manager })
  await eventually(() => own[0])
  expect(own.map(({ name }) => name)).toEqual(['Dana Fields'])
  await setChat(small.manager2, null)
  customer.disconnect()
})

test('what a customer types in the own chat is told to the desk, and of another chat it is not', async () => {
  const customer = await openPortal(network.customerEmail)
  const stranger = await openPortal(network.strangerEmail)
  const seen = heardBy<Typing>(manager, 'typing')
  const foreign = heardBy<Typing>(foreigner, 'typing')
  const strangers = deskConversationId(small.elsewhere, { kind: 'user', id: small.stranger })
  stranger.emit('typing', { conversationId: chat })
  customer.emit('typing', { conversationId: strangers })
  customer.emit('typing', { conversationId: chat, name: 'Somebody else' })
  await eventually(async () => {
    customer.emit('typing', { conversationId: chat })
    return Promise.resolve(seen[0])
  })
  expect(new Set(seen.map((typing) => JSON.stringify(typing)))).toEqual(
    new Set([JSON.stringify({ conversationId: chat, userId: small.customer })]),
  )
  expect(foreign).toEqual([])
  customer.disconnect()
  stranger.disconnect()
})

test('a page that sends what makes no sense is disconnected', async () => {
  const customer = await openPortal(network.customerEmail)
  const ended = new Promise((resolve) => customer.once('disconnect', resolve))
  customer.emit('typing', { conversationId: 'x' })
  customer.emit('typing')
  customer.emit('push', { ops: [] })
  await ended
})

test('with chats switched off nobody types', async () => {
  const customer = await openPortal(network.customerEmail)
  const seen = heardBy<Typing>(manager, 'typing')
  await server.database.query('update locations set chats_on = false where id = $1', [small.here])
  customer.emit('typing', { conversationId: chat })
  // A request that is answered after the typing was handled.
  await new Promise((resolve) => customer.once('disconnect', resolve).disconnect())
  await manager.ask('history', { conversationId: chat, before: 1, limit: 1 })
  expect(seen).toEqual([])
  await server.database.query('update locations set chats_on = true where id = $1', [small.here])
})

test('who has the portal open is told after hello and at each change, to those who read chats there', async () => {
  await setChat(small.manager2, [])
  const quiet = await openDesk(network.manager2Email)
  const hidden = heardBy<Presence>(quiet, 'presence')
  const foreign = heardBy<Presence>(foreigner, 'presence')
  const seen = heardBy<Presence>(manager, 'presence')
  const online = (heard: Presence[]) => heard.at(-1)?.userIds ?? []

  const before = await openPortal('colin@foyer.example')
  await eventually(() => online(seen).includes(small.companyPerson) || undefined)
  const customer = await openPortal(network.customerEmail)
  before.disconnect()
  await eventually(() => online(seen).join() === small.customer || undefined)
  expect(Presence.parse(seen.at(-1))).toEqual({ locationId: small.here, userIds: [small.customer] })

  const fresh = await openDesk(network.managerEmail)
  const first = await new Promise<Presence>((resolve) => {
    fresh.socket.once('presence', resolve)
    fresh.socket.emit('hello', { protocol: 1, app: 'test', deviceId: small.here, streams: [] }, () => {})
  })
  expect(first).toEqual({ locationId: small.here, userIds: [small.customer] })

  const twice = await openPortal(network.customerEmail)
  customer.disconnect()
  const elsewhere = await openPortal(network.strangerEmail)
  await eventually(() => online(foreign).includes(small.stranger) || undefined)
  expect(online(seen)).toEqual([small.customer])
  twice.disconnect()
  await eventually(() => online(seen).length === 0 || undefined)

  expect(hidden).toEqual([])
  expect(foreign.every(({ locationId }) => locationId === small.elsewhere)).toBe(true)
  elsewhere.disconnect()
  quiet.close()
  fresh.close()
  await setChat(small.manager2, null)
})
