import { afterAll, beforeAll, expect, test } from 'vitest'
import { Batch } from '../../protocol/wire/events.ts'
import { locationStream, newId, userStream, type DeviceId } from '../../protocol/wire/ids.ts'
import { DeskClient, makeOp, post, sendOp, signIn } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

async function open(email: string) {
  const tokens = await signIn(server.url, email)
  const client = await DeskClient.connect(server.url, tokens.accessToken)
  return { tokens, client, reply: await client.hello(tokens.deviceId) }
}

test('hello names the streams of the location and of the user, and no others', async () => {
  const { client, reply } = await open(network.managerEmail)
  expect(reply.streams.map((stream) => stream.id)).toEqual([
    locationStream(small.here),
    userStream(small.manager),
  ])
  client.close()
})

test('a message is answered, announced to colleagues and to nobody else, and pulled', async () => {
  const sender = await open(network.managerEmail)
  const colleague = await open(network.manager2Email)
  const foreign = await open(network.otherManagerEmail)
  let foreignHeard = 0
  foreign.client.socket.onAny(() => foreignHeard++)

  const heard = colleague.client.next<unknown>('batch')
  const op = sendOp(small, network.customersChat(small), 'Good morning')
  const { results } = await sender.client.get('push', { ops: [op] })
  expect(results[0]).toMatchObject({ id: op.id, status: 'applied' })

  const batch = Batch.parse(await heard)
  expect(batch.events.map((event) => event.entity)).toEqual(['conversation', 'message'])
  const [stream] = colleague.reply.streams
  const pulled = await colleague.client.get('pull', {
    stream: stream!.id,
    epoch: stream!.epoch,
    after: batch.from,
  })
  expect(pulled.events).toEqual(batch.events)

  const refused = await foreign.client.ask('pull', { stream: stream!.id, epoch: stream!.epoch, after: 0 })
  expect(refused).toMatchObject({ ok: false, error: { code: 'forbidden' } })
  expect(foreignHeard).toBe(0)
  for (const { client } of [sender, colleague, foreign]) client.close()
})

test('the same op again is answered as a duplicate, and with another text as a conflict', async () => {
  const { client } = await open(network.managerEmail)
  const op = sendOp(small, network.customersChat(small), 'Once')
  await client.get('push', { ops: [op] })
  const again = await client.get('push', { ops: [op] })
  expect(again.results[0]).toMatchObject({ status: 'dup' })
  const other = { ...sendOp(small, network.customersChat(small), 'Another'), id: op.id }
  const conflict = await client.get('push', { ops: [other] })
  expect(conflict.results[0]).toMatchObject({ status: 'rejected', error: { code: 'opConflict' } })
  client.close()
})

test('without the chat permission an administrator gets the numbers of chat events and nothing else of them', async () => {
  await server.database.query('update memberships set chat_permissions = $2::text[] where user_id = $1', [
    small.manager2,
    [],
  ])
  const manager = await open(network.managerEmail)
  const quiet = await open(network.manager2Email)
  const poked = quiet.client.next<{ head: number }>('poke')
  await manager.client.get('push', {
    ops: [sendOp(small, network.customersChat(small), 'For chat readers only')],
  })
  const { head } = await poked
  const [stream] = quiet.reply.streams
  const pulled = await quiet.client.get('pull', { stream: stream!.id, epoch: stream!.epoch, after: head - 1 })
  expect(JSON.stringify(pulled)).not.toContain('For chat readers only')
  expect(pulled.to).toBe(head)
  await server.database.query('update memberships set chat_permissions = null where user_id = $1', [
    small.manager2,
  ])
  for (const { client } of [manager, quiet]) client.close()
})

test('typing is relayed to colleagues, in the own name only', async () => {
  const writer = await open(network.managerEmail)
  const colleague = await open(network.manager2Email)
  await writer.client.get('push', { ops: [sendOp(small, network.customersChat(small), 'There is a chat')] })
  const conversationId = network.customersChat(small)
  const heard = colleague.client.next('typing')
  writer.client.socket.emit('typing', { conversationId, userId: small.manager2 })
  writer.client.socket.emit('typing', { conversationId, userId: small.manager })
  expect(await heard).toEqual({ conversationId, userId: small.manager })
  for (const { client } of [writer, colleague]) client.close()
})

test('three requests that make no sense end the connection with the reason', async () => {
  const { client } = await open(network.managerEmail)
  const bye = client.next('bye')
  const answer = await client.ask('pull', { stream: 'location:../../etc', __proto__: null } as never)
  expect(answer).toMatchObject({ ok: false, error: { code: 'badRequest' } })
  expect(JSON.stringify(answer)).not.toContain('etc')
  client.socket.emit('typing', { conversationId: 7 })
  client.socket.emit('no such request', {})
  expect(await bye).toMatchObject({ code: 'badRequest' })
})

test('a frame over 256 KiB ends the connection, and the server lives', async () => {
  const { client } = await open(network.managerEmail)
  const ended = client.next('disconnect')
  client.socket.emit('push', 'x'.repeat(257 * 1024))
  await ended
  expect((await fetch(`${server.url}/about`)).status).toBe(200)
})

test('no token, a wrong one and a foreign page are not let in', async () => {
  await expect(DeskClient.connect(server.url, 'wrong')).rejects.toMatchObject({
    data: { code: 'sessionExpired', retry: 'auth' },
  })
  const page = await fetch(`${server.url}/socket.io/?EIO=4&transport=polling`)
  expect(page.status).toBe(400)
})

test('signing out ends the connections of that device at once', async () => {
  const { client, tokens } = await open(network.managerEmail)
  const bye = client.next('bye')
  const { refreshToken, deviceId } = tokens
  expect((await post(`${server.url}/auth/sign-out`, { refreshToken, deviceId })).status).toBe(200)
  expect(await bye).toMatchObject({ code: 'sessionExpired', retry: 'auth' })
})

test('a right that is lost is refused at the next request of an open connection', async () => {
  const { client, reply } = await open(network.manager2Email)
  await server.database.query('update memberships set admin_role = null where user_id = $1', [small.manager2])
  const op = makeOp({ type: 'read.flag', conversationId: network.customersChat(small), unread: true })
  const { results } = await client.get('push', { ops: [op] })
  expect(results[0]).toMatchObject({ status: 'rejected' })
  const [stream] = reply.streams
  const pulled = await client.ask('pull', { stream: stream!.id, epoch: stream!.epoch, after: 0 })
  expect(pulled).toMatchObject({ ok: false })
  await server.database.query(`update memberships set admin_role = 'frontDesk' where user_id = $1`, [
    small.manager2,
  ])
  client.close()
})

test('a device that is new to a stream is told to take a snapshot', async () => {
  const { client, reply } = await open(network.managerEmail)
  expect(reply.streams.every((stream) => stream.state === 'reset')).toBe(true)
  const known = reply.streams.map(({ id, epoch, head }) => ({ id, epoch, cursor: head }))
  const again = await client.get('hello', {
    protocol: 1,
    app: 'test',
    deviceId: newId() as DeviceId,
    streams: known,
  })
  expect(again.streams.every((stream) => stream.state === 'ok')).toBe(true)
  client.close()
})

test.each([
  ['no operation', null],
  ['half of a character', 'cut \ud83d short'],
])('a push that holds %s is not understood, and is no fault of the server', async (_what, text) => {
  const { client } = await open(network.managerEmail)
  const op = text === null ? null : sendOp(small, network.customersChat(small), text)
  const answer: unknown = await client.socket.timeout(20_000).emitWithAck('push', { ops: [op] })
  expect(answer).toMatchObject({ ok: false, error: { code: 'badRequest', retry: 'never' } })
  client.close()
})
