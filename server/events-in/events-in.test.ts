import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Batch } from '../../protocol/wire/events.ts'
import { deskConversationId, locationStream } from '../../protocol/wire/ids.ts'
import { DeskClient, sendOp, signIn } from '../testing/desk-client.ts'
import { bookingEvent, OutsideSystem } from '../testing/outside-system.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
let outside: OutsideSystem
beforeAll(async () => {
  server = await startTestServer()
  outside = await OutsideSystem.of(server)
})
beforeEach(async () => {
  await server.database.script('truncate locations, users, streams, events, outside_events cascade')
  small = await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

const count = async (table: string) =>
  (await server.database.query<{ count: number }>(`select count(*) as count from ${table}`))[0]?.count
const notifications = () =>
  server.database.query<Record<string, unknown>>(
    `select kind, verb, object, detail, booked_by as "bookedBy", first_booking as "isFirst", actor_id as actor
     from notifications order by at, id`,
  )
const bookings = () =>
  server.database.query<Record<string, unknown>>(
    'select status, resource, paid, first from bookings order by id',
  )
const person = async (email: string) =>
  (
    await server.database.query<{ id: string; name: string }>('select id, name from users where email = $1', [
      email,
    ])
  )[0]
const types = (userId: string | undefined) =>
  server.database.query('select location_id as at, type from memberships where user_id = $1 order by type', [
    userId ?? '',
  ])

describe('a completed booking', () => {
  test('makes a nonmember and one row, at once at the desks', async () => {
    const tokens = await signIn(server.url, network.managerEmail)
    const desk = await DeskClient.connect(server.url, tokens.accessToken)
    await desk.hello(tokens.deviceId)
    const heard = desk.next<Batch>('batch')
    const event = bookingEvent()
    expect(await outside.tell(event)).toEqual({
      status: 200,
      body: { results: [{ id: event.id, status: 'done' }] },
    })
    const batch = await heard
    expect(batch.stream).toBe(locationStream(small.here))
    expect(batch.events.map(({ entity }) => entity)).toEqual([
      'user',
      'membership',
      'booking',
      'notification',
    ])
    desk.close()

    const ines = await person('ines@example.com')
    expect(await types(ines?.id)).toEqual([{ at: small.here, type: 'nonmember' }])
    expect(await notifications()).toEqual([
      {
        kind: 'booking.created',
        verb: 'booked',
        object: 'Room 4',
        // Warsaw is an hour ahead of UTC.
        detail: 'Tue 24 Nov, 10:00–12:00 · nonmember · paid',
        bookedBy: 'nonmembers',
        isFirst: true,
        actor: ines?.id,
      },
    ])
  })

  test('is the first of a person once; a second one finds the person by id or by address', async () => {
    await outside.tell(bookingEvent())
    await outside.tell(bookingEvent({ customer: { id: 'crm-1' } }))
    await outside.tell(bookingEvent({ customer: { email: 'INES@example.com' } }))
    expect((await notifications()).map(({ isFirst }) => isFirst)).toEqual([true, false, false])
    expect(await count('users')).toBe(7)
  })

  test('tells who booked: an administrator, a member here, a member elsewhere', async () => {
    const by = async (email: string) => outside.tell(bookingEvent({ customer: { email } }))
    await by(network.managerEmail)
    await by(network.customerEmail)
    await by(network.strangerEmail)
    expect((await notifications()).map(({ bookedBy }) => bookedBy)).toEqual([
      'administrators',
      'locationMembers',
      'networkMembers',
    ])
    // Whoever books somewhere is known there from now on.
    expect(await types(small.stranger)).toEqual([
      { at: small.elsewhere, type: 'member' },
      { at: small.here, type: 'nonmember' },
    ])
  })

  test('is changed by a newer event without a second row, and not by an older one', async () => {
    const event = bookingEvent({ paid: false })
    const { id: bookingId } = event.data
    await outside.tell(event)
    const newer = bookingEvent({ id: bookingId, resource: 'Room 5' }, { timestamp: '2026-11-20T09:30:00Z' })
    expect((await outside.tell(newer)).body.results?.[0]?.status).toBe('done')
    const older = bookingEvent({ id: bookingId, resource: 'Room 1' }, { timestamp: '2026-11-20T09:10:00Z' })
    expect((await outside.tell(older)).body.results?.[0]?.status).toBe('ignored')
    expect(await bookings()).toEqual([{ status: 'completed', resource: 'Room 5', paid: true, first: true }])
    expect(await count('notifications')).toBe(1)
  })

  test('at the same moment, many times, makes one person and counts one first booking', async () => {
    const same = bookingEvent()
    const told = await Promise.all([
      ...Array.from({ length: 6 }, () => outside.tell(same)),
      ...Array.from({ length: 6 }, () => outside.tell(bookingEvent())),
    ])
    expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]))
    expect(await count('users')).toBe(7)
    expect(await count('bookings')).toBe(7)
    expect((await notifications()).filter(({ isFirst }) => isFirst)).toHaveLength(1)
  })
})

describe('what was not completed', () => {
  test('makes neither a person nor a row: started, cancelled, abandoned, a kind of its own', async () => {
    const { data } = bookingEvent()
    const kinds = ['booking.started', 'booking.cancelled', 'booking.abandoned', 'constructor', '__proto__']
    for (const type of kinds) {
      const { status, body } = await outside.tell(bookingEvent(data, { type }))
      expect(status).toBe(200)
      expect(body.results).toMatchObject([{ status: 'ignored' }])
    }
    expect(await count('users')).toBe(6)
    expect(await count('notifications')).toBe(0)
  })

  test('a cancellation marks the booking and tells of it once', async () => {
    const event = bookingEvent()
    await outside.tell(event)
    const cancelled = () => bookingEvent({ ...event.data }, { type: 'booking.cancelled' })
    expect((await outside.tell(cancelled())).body.results?.[0]?.status).toBe('done')
    expect((await outside.tell(cancelled())).body.results?.[0]?.status).toBe('ignored')
    expect(await bookings()).toMatchObject([{ status: 'cancelled' }])
    expect((await notifications()).map(({ kind }) => kind)).toEqual(['booking.created', 'booking.cancelled'])
    // It can't come back to life under the same id.
    const again = bookingEvent(event.data, { timestamp: '2026-11-21T09:00:00Z' })
    expect((await outside.tell(again)).body.results?.[0]?.status).toBe('ignored')
    expect(await bookings()).toMatchObject([{ status: 'cancelled' }])
  })

  test('a cancellation that comes before its booking ends the same way as one after it', async () => {
    const event = bookingEvent()
    const cancelled = bookingEvent(event.data, { type: 'booking.cancelled' })
    expect((await outside.tell([cancelled, event])).body.results).toMatchObject([
      { status: 'ignored' },
      { status: 'done' },
    ])
    expect(await bookings()).toMatchObject([{ status: 'cancelled' }])
    expect((await notifications()).map(({ kind }) => kind)).toEqual(['booking.created', 'booking.cancelled'])
  })

  test('a cancellation that names another location reaches nothing', async () => {
    const event = bookingEvent()
    await outside.tell(event)
    await outside.tell(bookingEvent({ ...event.data, location: 'Hilltop' }, { type: 'booking.cancelled' }))
    expect(await bookings()).toMatchObject([{ status: 'completed' }])
    expect((await outside.tell(bookingEvent({ location: 'Nowhere' }))).status).toBe(422)
  })
})

test('a completed order or payment makes a nonmember and a row', async () => {
  const data = {
    location: small.here,
    customer: { email: 'ravi@example.com', name: 'Ravi' },
    what: 'Day pass',
  }
  await outside.tell([
    bookingEvent({}, { type: 'order.completed', data: { ...data, amount: '24.00 EUR' } }),
    bookingEvent({}, { type: 'payment.completed', data: { ...data, what: 'invoice 2041' } }),
  ])
  expect(await notifications()).toMatchObject([
    { kind: 'order.completed', verb: 'ordered', object: 'Day pass', detail: '24.00 EUR · nonmember' },
    { kind: 'payment.completed', verb: 'paid', object: 'invoice 2041', detail: 'nonmember' },
  ])
  expect(await types((await person('ravi@example.com'))?.id)).toMatchObject([{ type: 'nonmember' }])
})

test('a registered visit is expected with a code, once, by a host who is known there', async () => {
  const visit = (data: Record<string, unknown> = {}) =>
    bookingEvent(
      {},
      {
        type: 'visit.registered',
        data: {
          id: 'visit-1',
          location: 'riverside',
          host: { email: network.customerEmail },
          visitor: { name: 'Sun-mi Park' },
          expectedAt: '2026-11-24T09:00:00+01:00',
          ...data,
        },
      },
    )
  await outside.tell([visit(), visit()])
  const visits = await server.database.query<{ status: string; code: string }>(
    'select status, code, visitor_name as name from visits',
  )
  expect(visits).toEqual([
    { status: 'expected', code: expect.stringMatching(/^\d{6}$/) as string, name: 'Sun-mi Park' },
  ])
  expect((await outside.tell(visit({ id: 'visit-2', host: { email: network.strangerEmail } }))).status).toBe(
    422,
  )
})

describe('a changed customer', () => {
  const change = (data: Record<string, unknown>, timestamp = '2026-11-20T10:00:00Z') =>
    bookingEvent({}, { type: 'customer.changed', timestamp, data })

  test('becomes a member and keeps the thread', async () => {
    await outside.tell(bookingEvent())
    const ines = await person('ines@example.com')
    const tokens = await signIn(server.url, network.managerEmail)
    const desk = await DeskClient.connect(server.url, tokens.accessToken)
    await desk.hello(tokens.deviceId)
    const subject = { kind: 'user' as const, id: ines!.id as never }
    const chat = deskConversationId(small.here, subject)
    const op = sendOp(small, chat, 'Welcome', { desk: { locationId: small.here, subject } })
    expect((await desk.get('push', { ops: [op] })).results[0]?.status).toBe('applied')
    await outside.tell(
      change({
        customer: { id: 'crm-1' },
        changes: {},
        membership: { location: 'Riverside', type: 'member' },
      }),
    )
    expect(await types(ines?.id)).toEqual([{ at: small.here, type: 'member' }])
    const history = await desk.get('history', { conversationId: chat, before: 2 ** 31 - 1, limit: 10 })
    expect(history.messages.map(({ text }) => text)).toEqual(['Welcome'])
    desk.close()
  })

  test('gets the new name at every location, by the newest event, and nobody else’s address', async () => {
    await outside.tell(bookingEvent({ customer: { id: 's', email: network.strangerEmail } }))
    await outside.tell(change({ customer: { id: 's' }, changes: { name: 'Samira', phone: null } }))
    const old = change({ customer: { id: 's' }, changes: { name: 'Old' } }, '2026-11-20T09:59:00Z')
    expect((await outside.tell(old)).body.results).toMatchObject([{ status: 'ignored' }])
    expect((await person(network.strangerEmail))?.name).toBe('Samira')
    const streams = await server.database.query(
      `select stream from events where entity = 'user' and body->>'name' = 'Samira' order by stream`,
    )
    expect(streams).toHaveLength(2)
    const stolen = change(
      { customer: { id: 's' }, changes: { email: network.managerEmail } },
      '2026-11-20T11:00:00Z',
    )
    expect((await outside.tell(stolen)).status).toBe(422)
    const nobody = change({ customer: { id: 'nobody' }, changes: { name: 'X' } })
    expect((await outside.tell(nobody)).body.results).toMatchObject([{ status: 'ignored' }])
  })
})
