import { NotificationId, type Subject } from '../../protocol/wire/ids.ts'
import type { BookingRow, NotificationMarkRow, NotificationRow } from '../../protocol/wire/rows/space.ts'
import type { Calendar } from './calendar.ts'
import { cancelledBookingId, cancelledDay, firstBookingId } from './coming-bookings.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { quietSince } from './pictured-chats.ts'
import { namedId } from './random.ts'
import { companyIdOf } from './residents.ts'
import { signedRequestId } from './signatures.ts'

/** What happened today that Dana has not read yet. */
const UNREAD_TODAY = 3
const RECENT_MS = 120 * 86_400_000
const MOST = 1000

const person = (name: string): Subject => ({ kind: 'user', id: userIdOf(name) })
const company = (name: string): Subject => ({ kind: 'company', id: companyIdOf(name) })

type Told = Pick<NotificationRow, 'category' | 'kind' | 'actor' | 'verb' | 'object' | 'detail' | 'at'> &
  Partial<Pick<NotificationRow, 'bookedBy' | 'bookingId' | 'firstBooking' | 'signatureId' | 'byUserId'>>

/** The notifications of the design's picture, newest first. In: when the demo's signed contract was. */
export function picturedNotifications(network: DemoNetwork, signedAt: number): NotificationRow[] {
  const { calendar, row } = network.places.riverside
  const yesterday = calendar.today - 1
  const friday = calendar.last(5, 2)
  const told: Told[] = [
    { category: 'bookings', kind: 'booking.created', actor: person('Nadia Nguyen'), verb: 'booked', object: 'Room 4', detail: `${calendar.dayName(calendar.next(2))}, 10:00–12:00 · nonmember · paid`, bookedBy: 'nonmembers', bookingId: firstBookingId, firstBooking: true, at: calendar.thisMorning('10:18') },
    { category: 'visitors', kind: 'visit.checkedIn', actor: person('Sun-mi Park'), verb: 'checked in for', object: 'Oleh Kovalenko', detail: 'Host told 10:02, read 10:03', at: calendar.thisMorning('10:02') },
    { category: 'invoices', kind: 'invoice.failed', actor: person('Adaeze Obi'), verb: 'missed the payment of', object: 'invoice 2041', detail: 'Card declined · 240.00', at: calendar.thisMorning('09:40') },
    { category: 'contracts', kind: 'plan.signedUp', actor: company('Bright Collective'), verb: 'signed up for', object: 'Team 8', detail: `Plan starts ${firstOfNextMonth(calendar)} · contract sent`, at: calendar.thisMorning('08:55') },
    { category: 'bookings', kind: 'booking.cancelled', actor: person('Haruto Kimura'), verb: 'cancelled', object: 'Room 2', detail: `${calendar.dayName(cancelledDay(calendar))}, 14:00–15:00`, bookedBy: 'nonmembers', bookingId: cancelledBookingId, at: calendar.at(yesterday, '17:21') },
    { category: 'events', kind: 'event.applied', actor: person('Tomás Álvarez'), verb: 'applied for', object: 'Breakfast for founders', detail: '2 guests · waits for approval', bookedBy: 'locationMembers', at: calendar.at(yesterday, '11:34') },
    { category: 'bookings', kind: 'equipment.returned', actor: person('Luca Ferrari'), verb: 'returned', object: 'Projector B', detail: 'Equipment · on time', bookedBy: 'locationMembers', at: calendar.at(friday, '14:50') },
    { category: 'invoices', kind: 'invoice.paid', actor: company('Northbank Legal LLP'), verb: 'paid', object: 'invoice 2036', detail: 'Transfer · 1,480.00', at: quietSince(network) - 3 * 3_600_000 },
    { category: 'contracts', kind: 'signature.sealed', actor: person('Anders Østergaard'), verb: 'signed', object: 'Flex 8 contract', detail: 'The signed copy is in the chat', signatureId: signedRequestId, byUserId: userIdOf('Anders Østergaard'), at: signedAt },
    { category: 'events', kind: 'event.applied', actor: person('Grace Kim'), verb: 'applied for', object: 'Portfolio evening', detail: '1 guest · approved', bookedBy: 'locationMembers', at: quietSince(network) - 29 * 3_600_000 },
    { category: 'contracts', kind: 'plan.ended', actor: company('Atelier Nord'), verb: 'ended', object: 'Team 3', detail: 'Deposit returned · badges back', at: quietSince(network) - 60 * 86_400_000 },
  ] // prettier-ignore
  return told.map((each) => notificationRow(row.id, `${each.kind}:${each.actor.id}:${each.object}`, each))
}

/** One notification for each booking of the last weeks that a chat spoke of, newest first. */
export function bookingNotifications(
  network: DemoNetwork,
  bookings: readonly { booking: BookingRow; madeAt: number; by: NotificationRow['bookedBy'] }[],
): NotificationRow[] {
  const { riverside, harbour } = network.places
  const recent = bookings.filter(({ madeAt }) => madeAt > riverside.calendar.now - RECENT_MS)
  recent.sort((a, b) => b.madeAt - a.madeAt || (a.booking.id < b.booking.id ? -1 : 1))
  return recent.slice(0, MOST).map(({ booking, madeAt, by }) => {
    const { calendar } = booking.locationId === harbour.row.id ? harbour : riverside
    const standing = by === 'nonmembers' ? 'nonmember' : 'member'
    return notificationRow(booking.locationId, `booking.created:${booking.id}`, {
      category: 'bookings',
      kind: 'booking.created',
      actor: { kind: 'user', id: booking.userId },
      verb: 'booked',
      object: booking.resource,
      detail: `${calendar.dayName(calendar.dayOf(booking.startsAt))}, ${clock(calendar, booking.startsAt)}–${clock(calendar, booking.endsAt)} · ${standing}${booking.paid ? ' · paid' : ''}`,
      bookedBy: by,
      bookingId: booking.id,
      at: madeAt,
    })
  })
}

/** Dana has read everything but what happened today; the manager has read all. */
export function notificationMarks(
  network: DemoNetwork,
  rows: readonly NotificationRow[],
): NotificationMarkRow[] {
  const { dana, maria } = network.administrators
  const here = network.places.riverside.row.id
  const newest = rows.filter(({ locationId }) => locationId === here).sort((a, b) => b.at - a.at)
  const read = newest.slice(UNREAD_TODAY)
  return [dana, maria].flatMap(({ userId }) =>
    read.map(({ id }) => ({ id: `${id}:${userId}`, rev: 1, notificationId: id, userId, read: true })),
  )
}

function notificationRow(
  locationId: NotificationRow['locationId'],
  name: string,
  told: Told,
): NotificationRow {
  return {
    id: NotificationId.parse(namedId(`notification:${name}`)),
    rev: 1,
    locationId,
    bookedBy: null,
    bookingId: null,
    firstBooking: false,
    ...told,
  }
}

function firstOfNextMonth(calendar: Calendar): string {
  const date = new Date(calendar.today * 86_400_000)
  date.setUTCMonth(date.getUTCMonth() + 1, 1)
  return date.toLocaleDateString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' })
}

function clock(calendar: Calendar, ms: number): string {
  const minute = Math.round((ms - calendar.at(calendar.dayOf(ms), '00:00')) / 60_000)
  return `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
}
