import { createHash } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { SnapshotPage } from '../../protocol/wire/http.ts'
import { locationStream, newId, userStream, type StreamId } from '../../protocol/wire/ids.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import { isEntity, ROWS } from '../../protocol/wire/rows/index.ts'
import { DeskClient, sendOp, signIn } from '../testing/desk-client.ts'
import { addEverythingElse, fillChat } from '../testing/every-row.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const MESSAGES = 4321
const NOW = 1_800_000_000_000

let server: TestServer
let small: network.SmallNetwork
let token: string
beforeAll(async () => {
  server = await startTestServer({ now: () => NOW })
  small = await network.makeSmallNetwork(server.database)
  const tokens = await signIn(server.url, network.managerEmail)
  token = tokens.accessToken
  const client = await DeskClient.connect(server.url, token)
  await client.hello(tokens.deviceId)
  await client.get('push', { ops: [sendOp(small, network.customersChat(small), 'The first one')] })
  client.close()
  await fillChat(server.database, small, MESSAGES, NOW)
  await addEverythingElse(server.database, small, NOW)
})
afterAll(() => server.close())

async function page(stream: StreamId, tier: number, after: string | null = null) {
  const query = new URLSearchParams({ stream, tier: String(tier), ...(after === null ? {} : { after }) })
  const response = await fetch(`${server.url}/sync/snapshot?${query.toString()}`, {
    headers: { authorization: `Bearer ${token}` },
  })
  const bytes = Buffer.from(await response.arrayBuffer())
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  expect(response.headers.get('x-content-sha256')).toBe(sha256)
  return SnapshotPage.parse(JSON.parse(bytes.toString()))
}

async function wholeTier(stream: StreamId, tier: number) {
  const pages = [await page(stream, tier)]
  for (let next = pages[0]!.next; next !== null; next = pages.at(-1)!.next) {
    pages.push(await page(stream, tier, next))
  }
  const rows = pages.flatMap((one) => one.rows) as [string, { id: string }][]
  return {
    pages,
    rows,
    of: (entity: string) => rows.filter(([name]) => name === entity).map(([, row]) => row),
  }
}

test('every row of every tier fits its schema, and nothing of the other location or of direct chats is among them', async () => {
  for (const tier of [0, 1, 2]) {
    const { rows } = await wholeTier(locationStream(small.here), tier)
    for (const [entity, row] of rows) {
      expect(isEntity(entity)).toBe(true)
      if (isEntity(entity)) expect(ROWS[entity].parse(row)).toEqual(row)
    }
    const text = JSON.stringify(rows)
    for (const hidden of [small.elsewhere, small.stranger, 'Between the two of us']) {
      expect(text).not.toContain(hidden)
    }
  }
})

test('tier 0 is one page with what the first screen needs', async () => {
  const first = await wholeTier(locationStream(small.here), 0)
  expect(first.pages).toHaveLength(1)
  expect(first.of('location')).toHaveLength(1)
  expect(first.of('conversation')).toHaveLength(1)
  expect(first.of('message')).toHaveLength(20)
  expect(first.of('notification')).toHaveLength(1)
  expect(first.of('visit')).toMatchObject([{ expectedAt: NOW }])
  expect(first.of('booking')).toHaveLength(1)
  expect(first.of('savedReply')).toMatchObject([{ title: 'Parking' }])
  expect(first.of('followUp')).toMatchObject([{ doneAt: null }])
  expect(first.of('handOver')).toMatchObject([{ at: NOW }])
  expect(first.of('customer')).toMatchObject([{ tags: ['coffee, "black"', 'ünïcode'] }])
  expect(new Set(first.of('user').map(({ id }) => id))).toEqual(
    new Set([small.manager, small.manager2, small.customer]),
  )
})

test('tier 1 has everything but old messages', async () => {
  const rest = await wholeTier(locationStream(small.here), 1)
  const counts = Object.fromEntries(
    [
      'user',
      'membership',
      'company',
      'publicLink',
      'conversation',
      'message',
      'savedReply',
      'followUp',
      'handOver',
      'booking',
      'visit',
      'notification',
      'post',
    ].map((entity) => [entity, rest.of(entity).length]),
  )
  expect(counts).toEqual({
    user: 4,
    membership: 4,
    company: 1,
    publicLink: 1,
    conversation: 1,
    message: 1,
    savedReply: 1,
    followUp: 2,
    handOver: 2,
    booking: 1,
    visit: 3,
    notification: 1,
    post: 1,
  })
  expect(rest.of('message')).toMatchObject([{ seq: MESSAGES }])
  expect(rest.of('readMark')).toMatchObject([{ userId: small.customer }])
})

test('tier 2 brings each message once, newest first, in pages', async () => {
  const history = await wholeTier(locationStream(small.here), 2)
  expect(history.pages.length).toBeGreaterThan(2)
  expect(history.pages.every((one) => one.rows.length <= 2000 && one.total === MESSAGES)).toBe(true)
  const seqs = history.of('message').map((row) => (row as unknown as MessageRow).seq)
  expect(new Set(seqs).size).toBe(MESSAGES)
  const times = history.of('message').map((row) => (row as unknown as MessageRow).sentAt)
  expect(times).toEqual([...times].sort((a, b) => b - a))
})

test('the own stream brings the own marks and nobody else’s', async () => {
  const own = await wholeTier(userStream(small.manager), 0)
  expect(own.of('readMark')).toMatchObject([{ userId: small.manager }])
  expect(own.of('notificationChoice')).toMatchObject([
    { userId: small.manager, category: 'visitors', on: false },
  ])
  expect((await wholeTier(userStream(small.manager), 1)).rows).toEqual([])
})

test('the page carries the head that a pull goes on from', async () => {
  expect((await page(locationStream(small.here), 0)).at).toBe(2)
})

test('a stream of others, a made-up one and a made-up key are refused', async () => {
  const ask = (query: string) =>
    fetch(`${server.url}/sync/snapshot?${query}`, { headers: { authorization: `Bearer ${token}` } })
  const foreign = await ask(`stream=${locationStream(small.elsewhere)}&tier=1`)
  const madeUp = await ask(`stream=${locationStream(newId() as never)}&tier=1`)
  const colleague = await ask(`stream=${userStream(small.manager2)}&tier=0`)
  for (const answer of [foreign, madeUp, colleague]) expect(answer.status).toBe(404)
  expect(await foreign.text()).toBe(await madeUp.text())
  const stream = locationStream(small.here)
  for (const after of ['x', `1.user.' or 1=1`, `1.nothing.${newId()}`, `1.user.${'9'.repeat(300)}`]) {
    expect((await ask(`stream=${stream}&tier=1&after=${encodeURIComponent(after)}`)).status).toBe(400)
  }
})

test('without the chat permission no chat is in any tier', async () => {
  const setChat = (chat: string[] | null) =>
    server.database.query('update memberships set chat_permissions = $2::text[] where user_id = $1', [
      small.manager,
      chat,
    ])
  await setChat([])
  for (const tier of [0, 1, 2]) {
    const { of } = await wholeTier(locationStream(small.here), tier)
    for (const entity of ['conversation', 'message', 'readMark', 'savedReply', 'followUp', 'handOver']) {
      expect(of(entity)).toEqual([])
    }
  }
  await setChat(null)
})
