import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookingEvent, OutsideSystem } from '../testing/outside-system.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let outside: OutsideSystem
beforeAll(async () => {
  server = await startTestServer()
  outside = await OutsideSystem.of(server)
})
beforeEach(async () => {
  await server.database.script('truncate locations, users, streams, events, outside_events cascade')
  await network.makeSmallNetwork(server.database)
})
afterAll(() => server.close())

const bookings = () => server.database.query('select status, resource, paid from bookings order by id')

describe('a payment of a booking', () => {
  const payment = (booking: string, envelope: Record<string, unknown> = {}) =>
    bookingEvent(
      {},
      {
        type: 'payment.completed',
        ...envelope,
        data: {
          location: 'Riverside',
          customer: { id: 'crm-1', email: 'ines@example.com', name: 'Inês Prado' },
          what: 'invoice 2042',
          amount: '60.00 EUR',
          booking,
        },
      },
    )
  const rowsOf = () =>
    server.database.query('select kind, booking_id is not null as linked from notifications order by at, id')

  test('marks it paid, once, with a row that opens the booking', async () => {
    const event = bookingEvent({ paid: false })
    const paid = payment(event.data.id)
    await outside.tell(event)
    expect(await bookings()).toMatchObject([{ paid: false }])
    await outside.tell([paid, paid])
    expect(await bookings()).toMatchObject([{ paid: true, status: 'completed' }])
    expect(await rowsOf()).toEqual([
      { kind: 'booking.created', linked: true },
      { kind: 'payment.completed', linked: true },
    ])
    const [link] = await server.database.query(
      'select count(distinct booking_id) as count from notifications',
    )
    expect(link).toEqual({ count: 1 })
  })

  test('holds when it comes before the booking, and when the booking is told again or cancelled', async () => {
    const event = bookingEvent({ paid: false })
    const { id } = event.data
    await outside.tell([payment(id), event])
    expect(await bookings()).toMatchObject([{ paid: true }])
    const again = bookingEvent({ id, resource: 'Room 5', paid: false }, { timestamp: '2026-11-20T10:00:00Z' })
    const cancelled = bookingEvent({ id }, { type: 'booking.cancelled', timestamp: '2026-11-20T11:00:00Z' })
    await outside.tell([again, cancelled])
    expect(await bookings()).toMatchObject([{ paid: true, resource: 'Room 5', status: 'cancelled' }])
  })

  test('holds behind a cancellation that came before the booking, too', async () => {
    const event = bookingEvent({ paid: false })
    const { id } = event.data
    await outside.tell([bookingEvent({ id }, { type: 'booking.cancelled' }), payment(id), event])
    expect(await bookings()).toMatchObject([{ paid: true, status: 'cancelled' }])
  })

  test('of another location pays nothing here', async () => {
    const event = bookingEvent({ paid: false })
    await outside.tell(event)
    const elsewhere = payment(event.data.id)
    await outside.tell({ ...elsewhere, data: { ...elsewhere.data, location: 'Hilltop' } })
    expect(await bookings()).toMatchObject([{ paid: false }])
  })
})
