import { BookingId } from '../../protocol/wire/ids.ts'
import type { BookingRow } from '../../protocol/wire/rows/space.ts'
import type { Calendar } from './calendar.ts'
import { userIdOf, type DemoNetwork } from './network.ts'
import { namedId } from './random.ts'
import { companyIdOf } from './residents.ts'
import type { Speaker, Thread } from './thread.ts'

/** Nadia's first booking, Room 4 on the coming Tuesday, with its card in her chat. */
export function addPicturedBooking(thread: Thread, calendar: Calendar, by: Speaker, at: number): void {
  const day = calendar.next(2)
  const booking = thread.addBooking({
    by,
    at,
    booking: {
      service: 'room',
      resource: 'Room 4',
      title: 'Lighting workshop',
      startsAt: calendar.at(day, '10:00'),
      endsAt: calendar.at(day, '12:00'),
      status: 'completed',
      paid: true,
      first: true,
    },
  })
  const id = firstBookingId
  const card = thread.messages.at(-1)
  booking.id = id
  if (card !== undefined) card.bookingId = id
}

/** The id of that booking, for its notification. */
export const firstBookingId = BookingId.parse(namedId('booking:Nadia Nguyen:Room 4'))
/** The id of the booking that Haruto Kimura cancelled. */
export const cancelledBookingId = BookingId.parse(namedId('booking:Haruto Kimura:Room 2 cancelled'))

/** The day of the booking that Haruto Kimura cancelled. */
export function cancelledDay(calendar: Calendar): number {
  return calendar.next(5)
}

/** Bookings that no chat speaks of: those the pictures show, and a few of the coming days. */
export function comingBookings(network: DemoNetwork): BookingRow[] {
  const { riverside, harbour } = network.places
  const { calendar } = riverside
  const book = bookingMaker(riverside.row.id, calendar)
  const bookAtHarbour = bookingMaker(harbour.row.id, harbour.calendar)
  const wednesday = calendar.next(3)
  const thursday = calendar.next(4)
  const friday = calendar.next(5)
  const monday = calendar.next(1)
  return [
    book('Emma Wójcik', 'Desk 12', 'Day at the desk', wednesday, ['09:00', '17:00'], {
      service: 'desk',
      first: true,
    }),
    book('Haruto Kimura', 'Room 2', 'Site review', friday + 7, ['14:00', '15:00'], { company: 'Kaze' }),
    book('Haruto Kimura', 'Room 2', 'Site review', cancelledDay(calendar), ['14:00', '15:00'], {
      company: 'Kaze',
      status: 'cancelled',
      paid: false,
      id: cancelledBookingId,
    }),
    book('Adaeze Obi', 'Room 1', 'Fabric samples', monday, ['09:00', '10:30'], {
      company: 'Palm & Co',
      paid: false,
    }),
    book('Oleh Kovalenko', 'Room 3', 'Field test review', wednesday, ['11:00', '12:00'], {
      company: 'Fieldnote',
    }),
    book('Siobhán O’Sullivan', 'Room 6', 'Completion meeting', thursday, ['13:00', '15:30'], {
      company: 'Northbank Legal LLP',
    }),
    book('Bea Whitlock', 'Room 5', 'All hands', monday, ['10:00', '11:30'], { company: 'Bright Collective' }),
    book('Amara Mensah', 'Café', 'Breakfast for founders', thursday, ['08:00', '10:00'], {
      company: 'Halcyon Energy Advisory',
      service: 'event',
    }),
    book('Tomás Álvarez', 'Breakfast for founders', 'Breakfast for founders', thursday, ['08:00', '10:00'], {
      company: 'Studio Ñandú',
      service: 'event',
      paid: false,
    }),
    book('Luca Ferrari', 'Projector B', 'Showroom evening', calendar.last(5, 2), ['09:00', '15:00'], {
      company: 'Koi & Kettle',
      service: 'equipment',
    }),
    bookAtHarbour('João Pereira', 'Pier 1', 'Sprint', wednesday, ['10:00', '12:00'], {
      company: 'Maré Software',
    }),
    bookAtHarbour('Carmen Iglesias', 'Sala Farol', 'Reunión de campaña', thursday, ['15:00', '16:30'], {}),
    bookAtHarbour('Mathilde Roux', 'Desk 7', 'Journée d’essai', friday, ['09:00', '18:00'], {
      service: 'desk',
      first: true,
    }),
  ]
}

interface Details extends Partial<Pick<BookingRow, 'id' | 'service' | 'status' | 'paid' | 'first'>> {
  company?: string
}

function bookingMaker(locationId: BookingRow['locationId'], calendar: Calendar) {
  return (
    who: string,
    resource: string,
    title: string,
    day: number,
    [from, to]: [string, string],
    { company, ...details }: Details,
  ): BookingRow => ({
    id: BookingId.parse(namedId(`booking:${who}:${resource}`)),
    rev: 1,
    locationId,
    userId: userIdOf(who),
    companyId: company === undefined ? null : companyIdOf(company),
    service: 'room',
    resource,
    title,
    startsAt: calendar.at(day, from),
    endsAt: calendar.at(day, to),
    status: 'completed',
    paid: true,
    first: false,
    ...details,
  })
}
