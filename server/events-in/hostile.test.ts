import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bookingEvent, OutsideSystem } from '../testing/outside-system.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// What somebody tries who doesn't have the secret, and what a system that has it may get wrong.

let server: TestServer
let outside: OutsideSystem
let clock = Date.UTC(2026, 10, 20, 10)
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  await network.makeSmallNetwork(server.database)
  outside = await OutsideSystem.of(server, () => clock)
})
afterAll(() => server.close())

const count = async (table: string) =>
  (await server.database.query<{ count: number }>(`select count(*) as count from ${table}`))[0]?.count

test('a forged, missing, old or early signature, or a changed body, is refused alike and changes nothing', async () => {
  const event = bookingEvent()
  const now = clock / 1000
  const answers = await Promise.all([
    outside.tell(event, { secret: randomBytes(32).toString('base64') }),
    outside.tell(event, { headers: { 'webhook-signature': '' } }),
    outside.tell(event, { headers: { 'webhook-signature': 'v1,' } }),
    outside.tell(event, { headers: { 'webhook-signature': `v1a,${'A'.repeat(43)}=` } }),
    outside.tell(event, { headers: { 'webhook-id': 'another' } }),
    outside.tell(event, { headers: { 'webhook-id': 'a.1' } }),
    outside.tell(event, { headers: { 'webhook-timestamp': String(now + 1) } }),
    outside.tell(event, { headers: { 'webhook-timestamp': 'NaN' } }),
    outside.tell(event, { timestamp: now - 301 }),
    outside.tell(event, { timestamp: now + 301 }),
    outside.tell(event, { body: JSON.stringify(bookingEvent()) }),
    outside.tell('', { headers: { 'webhook-signature': 'v1,AAAA' } }),
  ])
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([401]))
  expect(new Set(answers.map(({ body }) => body.message)).size).toBe(1)
  expect(await count('outside_events')).toBe(0)
  expect(await count('users')).toBe(6)
})

test('a delivery that was overheard and is sent again gets the same answer and changes nothing', async () => {
  const event = bookingEvent()
  const first = await outside.tell(event)
  const before = [await count('notifications'), await count('events')]
  expect(await outside.tell(event)).toEqual(first)
  clock += 86_400_000
  expect(await outside.tell(event)).toEqual(first)
  expect([await count('notifications'), await count('events')]).toEqual(before)
})

test('another content under the same id is refused', async () => {
  const event = bookingEvent()
  await outside.tell(event)
  const other = { ...bookingEvent({ resource: 'Room 9' }), id: event.id }
  expect(await outside.tell(other)).toMatchObject({ status: 422, body: { results: [{ status: 'refused' }] } })
})

test('a bad event is refused with what is wrong and changes nothing; the others of its list are taken', async () => {
  const [users, told] = [await count('users'), await count('outside_events')]
  const bad = [
    [{ ...bookingEvent(), id: '' }, 'id:'],
    [{ ...bookingEvent(), timestamp: 'yesterday' }, 'timestamp:'],
    [{ ...bookingEvent(), timestamp: '2099-01-01T00:00:00Z' }, 'timestamp:'],
    [bookingEvent({ location: 7 }), 'data.location:'],
    [bookingEvent({ customer: {} }), 'data.customer:'],
    [bookingEvent({ customer: { id: 'new' } }), 'data.customer.name:'],
    [bookingEvent({ customer: { email: 'not an address', name: 'X' } }), 'data.customer.email:'],
    [bookingEvent({ customer: { email: 'x@example.com', name: 'a\u0000b' } }), 'data.customer.name:'],
    [bookingEvent({ customer: { email: 'x@example.com', name: '\ud800' } }), 'data.customer.name:'],
    [bookingEvent({ resource: 'R'.repeat(301) }), 'data.resource:'],
    [bookingEvent({ endsAt: '2026-11-24T09:00:00Z' }), 'data.endsAt:'],
    [bookingEvent({ startsAt: '2026-11-24T09:00:00' }), 'data.startsAt:'],
    [bookingEvent({ service: 'yacht' }), 'data.service:'],
    [bookingEvent({ paid: 'yes' }), 'data.paid:'],
    [null, 'event:'],
    [[], 'event:'],
  ] as const
  const { status, body } = await outside.tell(bad.map(([event]) => event))
  expect(status).toBe(422)
  for (const [index, [, name]] of bad.entries()) {
    const result = body.results?.[index]
    expect(result?.status).toBe('refused')
    expect(result?.reason).toContain(name)
    expect(result?.reason).not.toContain('yacht')
  }
  expect([await count('users'), await count('outside_events')]).toEqual([users, told])
  const good = bookingEvent()
  expect((await outside.tell([null, good])).body.results).toMatchObject([
    { status: 'refused' },
    { id: good.id, status: 'done' },
  ])
  // What was refused may come again under its id when it is right.
  const fixed = bookingEvent({ service: 'yacht' })
  await outside.tell(fixed)
  expect((await outside.tell({ ...fixed, data: { ...fixed.data, service: 'desk' } })).status).toBe(200)
})

test('no JSON, no UTF-8, nothing, too many and too much are refused in words', async () => {
  expect((await outside.tell('{"id":')).status).toBe(400)
  expect((await outside.tell('')).status).toBe(400)
  expect((await outside.tell([])).status).toBe(400)
  expect((await outside.tell('['.repeat(100_000))).status).toBe(400)
  expect((await outside.tell(Array.from({ length: 101 }, () => bookingEvent()))).body.code).toBe('tooMany')
  expect((await outside.tell('x'.repeat(300_000))).status).toBe(413)
  expect((await outside.tell(`${'['.repeat(50_000)}${']'.repeat(50_000)}`)).status).toBe(422)
})

test('deliveries are limited, and forgeries do not use up the limit of the real system', async () => {
  clock += 3_600_000
  const forged = { secret: randomBytes(32).toString('base64') }
  let status = 0
  for (let tries = 0; tries < 80; tries++) status = (await outside.tell(bookingEvent(), forged)).status
  expect(status).toBe(429)
  const cancelled = () => bookingEvent({}, { type: 'booking.unknown' })
  expect((await outside.tell(cancelled())).status).toBe(200)
  const answers = await Promise.all(Array.from({ length: 620 }, () => outside.tell(cancelled())))
  expect(answers.filter((answer) => answer.status === 429).length).toBeGreaterThan(0)
  clock += 61_000
  expect((await outside.tell(cancelled())).status).toBe(200)
})
