import type { BookedBy, BookingRow } from '../../protocol/wire/rows/space.ts'

const STANDING: Record<BookedBy, string> = {
  administrators: 'administrator',
  locationMembers: 'member',
  networkMembers: 'member of another location',
  nonmembers: 'nonmember',
}

/** "Tue 24 Nov, 10:00–12:00" by the location's clock; with both days when it ends on another one. */
export function timeWords(startsAt: number, endsAt: number, timeZone: string): string {
  const [startDay, endDay] = [dayWords(startsAt, timeZone), dayWords(endsAt, timeZone)]
  const [start, end] = [clockWords(startsAt, timeZone), clockWords(endsAt, timeZone)]
  return startDay === endDay ? `${startDay}, ${start}–${end}` : `${startDay}, ${start} – ${endDay}, ${end}`
}

/** "Tue 24 Nov, 10:00" */
export function momentWords(at: number, timeZone: string): string {
  return `${dayWords(at, timeZone)}, ${clockWords(at, timeZone)}`
}

/** The second line of a booking's row: when, who, paid. */
export function bookingWords(
  booking: Pick<BookingRow, 'startsAt' | 'endsAt' | 'paid'>,
  bookedBy: BookedBy,
  timeZone: string,
): string {
  const when = timeWords(booking.startsAt, booking.endsAt, timeZone)
  return [when, STANDING[bookedBy], ...(booking.paid ? ['paid'] : [])].join(' · ')
}

/** The second line of an order's or payment's row. */
export function purchaseWords(amount: string | undefined, bookedBy: BookedBy): string {
  return [...(amount === undefined ? [] : [amount]), STANDING[bookedBy]].join(' · ')
}

function dayWords(at: number, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).formatToParts(at)
  const part = (name: string) => parts.find(({ type }) => type === name)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

function clockWords(at: number, timeZone: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at)
}
