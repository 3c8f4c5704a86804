import type { BookingId } from '../../../protocol/wire/ids.ts'
import type { LocationRow } from '../../../protocol/wire/rows/space.ts'
import type { StreamWriters } from '../../sync/stream-writers.ts'
import type { DataOf } from '../kinds.ts'
import { openStreams, personHere } from '../people.ts'
import { locationOf, type Taken, type Taking } from '../taking.ts'
import { purchaseWords } from '../words.ts'
import { bookingIdOf } from './bookings.ts'
import { addNotification } from './notification.ts'

/** A completed order: one row in Notifications, and the nonmember when the person is new here. */
export async function orderCompleted(taking: Taking, data: DataOf<'order.completed'>): Promise<Taken> {
  const { location, streams } = await openAt(taking, data)
  await tellOfPurchase(taking, streams, location, data, { kind: 'order.completed', verb: 'ordered' })
  return { answer: { status: 'done' }, batches: streams.batches }
}

/**
 * A completed payment: the same, and the booking that it pays is paid, whichever of the two was told first. A payment that
 * names no booking, or one that never comes, is a row in Notifications and no more.
 */
export async function paymentCompleted(taking: Taking, data: DataOf<'payment.completed'>): Promise<Taken> {
  const { location, streams } = await openAt(taking, data)
  const bookingId = data.booking === undefined ? null : bookingIdOf(location.id, data.booking)
  if (bookingId !== null) await markPaid(taking, streams, bookingId)
  const told = { kind: 'payment.completed', verb: 'paid', bookingId }
  await tellOfPurchase(taking, streams, location, data, told)
  return { answer: { status: 'done' }, batches: streams.batches }
}

async function openAt(
  taking: Taking,
  data: DataOf<'order.completed'> | DataOf<'payment.completed'>,
): Promise<{ location: LocationRow; streams: StreamWriters }> {
  const location = await locationOf(taking, data.location)
  return { location, streams: await openStreams(taking, location.id, data.customer) }
}

/** What is remembered makes a booking paid that is told of later. */
async function markPaid({ rows, toldAt }: Taking, streams: StreamWriters, id: BookingId): Promise<void> {
  const told = await rows.toldBooking(id)
  await rows.saveToldBooking(id, {
    toldAt: told?.toldAt ?? 0,
    cancelledAt: told?.cancelledAt ?? null,
    paidAt: told?.paidAt ?? toldAt,
  })
  const booking = await rows.booking(id)
  if (booking === null || booking.paid) return
  const paid = { ...booking, rev: booking.rev + 1, paid: true }
  await rows.putBooking(paid)
  await streams.put('booking', paid)
}

async function tellOfPurchase(
  taking: Taking,
  streams: StreamWriters,
  location: LocationRow,
  data: DataOf<'order.completed'>,
  { kind, verb, bookingId = null }: { kind: string; verb: string; bookingId?: BookingId | null },
): Promise<void> {
  const { user, bookedBy } = await personHere(taking, streams, location, data.customer)
  await addNotification(taking, streams, {
    locationId: location.id,
    category: 'invoices',
    kind,
    actor: { kind: 'user', id: user.id },
    verb,
    object: data.what,
    detail: purchaseWords(data.amount, bookedBy),
    bookedBy,
    bookingId,
    firstBooking: false,
  })
}
