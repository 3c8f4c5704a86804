import { v5 as uuidV5 } from 'uuid'
import { locationStream, type BookingId, type LocationId } from '../../../protocol/wire/ids.ts'
import type { BookingRow, LocationRow } from '../../../protocol/wire/rows/space.ts'
import { StreamWriters } from '../../sync/stream-writers.ts'
import type { DataOf } from '../kinds.ts'
import { openStreams, personHere, type KnownPerson } from '../people.ts'
import { ignored, locationOf, type Taken, type Taking } from '../taking.ts'
import { bookingWords, timeWords } from '../words.ts'
import { addNotification } from './notification.ts'

const NAMES = '0c4de3a1-58b4-5b0e-9a05-1f0e5f0e5f0e'

/**
 * A completed booking: the row, the nonmember when the person is new here, and one `booking.created` row (use case 2). Told
 * again by a newer event it is changed, without another row in Notifications.
 */
export async function bookingCompleted(taking: Taking, data: DataOf<'booking.completed'>): Promise<Taken> {
  const { rows, toldAt } = taking
  const location = await locationOf(taking, data.location)
  const id = bookingIdOf(location.id, data.id)
  const streams = await openStreams(taking, location.id, data.customer)
  const told = await rows.toldBooking(id)
  const before = await rows.booking(id)
  if (before !== null) {
    if (before.status === 'cancelled') {
      return ignored('This booking was cancelled; a new one needs an id of its own.')
    }
    if (told !== null && told.toldAt > toldAt) return ignored('A newer event told of this booking.')
  }
  const person = await personHere(taking, streams, location, data.customer)
  const { service, resource, title, startsAt, endsAt, paid } = data
  const booking: BookingRow = {
    id,
    rev: (before?.rev ?? 0) + 1,
    locationId: location.id,
    userId: person.user.id,
    companyId: person.here.companyId,
    service,
    resource,
    title,
    startsAt,
    endsAt,
    status: 'completed',
    paid: paid || (told?.paidAt ?? null) !== null,
    first: before?.first ?? !(await rows.hasBooked(person.user.id, location.id)),
  }
  await putBooking(taking, streams, booking)
  if (before === null) await tellOfBooking(taking, streams, booking, person, location)
  const cancelledAt = told?.cancelledAt ?? null
  // It was cancelled before it was told of: both have happened, so both are told, whichever came first.
  if (cancelledAt !== null) await cancel(taking, streams, booking, person.bookedBy, location)
  const paidAt = told?.paidAt ?? null
  await rows.saveToldBooking(id, { toldAt: Math.max(toldAt, cancelledAt ?? 0), cancelledAt, paidAt })
  return { answer: { status: 'done' }, batches: streams.batches }
}

/** A cancelled booking. One that is not known yet is waited for: an abandoned one, cancelled or not, makes nothing. */
export async function bookingCancelled(taking: Taking, data: DataOf<'booking.cancelled'>): Promise<Taken> {
  const { tx, rows, at, toldAt } = taking
  const location = await locationOf(taking, data.location)
  const id = bookingIdOf(location.id, data.id)
  const streams = await StreamWriters.open(tx, [locationStream(location.id)], { actor: null, at })
  const told = await rows.toldBooking(id)
  await rows.saveToldBooking(id, {
    toldAt: Math.max(toldAt, told?.toldAt ?? 0),
    cancelledAt: toldAt,
    paidAt: told?.paidAt ?? null,
  })
  const booking = await rows.booking(id)
  if (booking === null) return ignored('This booking is not known here; the cancellation waits for it.')
  if (booking.status === 'cancelled') return ignored('This booking was cancelled before.')
  const bookedBy = await rows.bookedByOf(id)
  await cancel(taking, streams, booking, bookedBy ?? 'nonmembers', location)
  return { answer: { status: 'done' }, batches: streams.batches }
}

/** The id of a booking: of its location and the other system's id, so that nobody reaches one of another location by it. */
export function bookingIdOf(location: LocationId, outsideId: string): BookingId {
  return uuidV5(`booking:${location}:${outsideId}`, NAMES) as BookingId
}

async function putBooking({ rows }: Taking, streams: StreamWriters, booking: BookingRow): Promise<void> {
  await rows.putBooking(booking)
  await streams.put('booking', booking)
}

async function tellOfBooking(
  taking: Taking,
  streams: StreamWriters,
  booking: BookingRow,
  { bookedBy }: KnownPerson,
  location: LocationRow,
): Promise<void> {
  await addNotification(taking, streams, {
    locationId: location.id,
    category: booking.service === 'event' ? 'events' : 'bookings',
    kind: 'booking.created',
    actor: { kind: 'user', id: booking.userId },
    verb: 'booked',
    object: booking.resource,
    detail: bookingWords(booking, bookedBy, location.timeZone),
    bookedBy,
    bookingId: booking.id,
    firstBooking: booking.first,
  })
}

async function cancel(
  taking: Taking,
  streams: StreamWriters,
  before: BookingRow,
  bookedBy: KnownPerson['bookedBy'],
  location: LocationRow,
): Promise<void> {
  const booking: BookingRow = { ...before, rev: before.rev + 1, status: 'cancelled' }
  await putBooking(taking, streams, booking)
  await addNotification(taking, streams, {
    locationId: location.id,
    category: booking.service === 'event' ? 'events' : 'bookings',
    kind: 'booking.cancelled',
    actor: { kind: 'user', id: booking.userId },
    verb: 'cancelled',
    object: booking.resource,
    detail: timeWords(booking.startsAt, booking.endsAt, location.timeZone),
    bookedBy,
    bookingId: booking.id,
    firstBooking: false,
  })
}
