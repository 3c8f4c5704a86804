import type { BookingRow } from '../../../protocol/wire/rows/space.ts'
import { Moment } from '../../ui/Moment.tsx'
import { dateWords, spanWords } from '../../ui/time-words.ts'
import styles from './Profile.module.css'

interface When {
  now: number
  timeZone: string
}

const EARLIER_SHOWN = 3

/** The next booking. */
export function NextBooking({ booking, ...when }: { booking: BookingRow } & When) {
  return (
    <section>
      <h3 className={styles.title}>Next booking</h3>
      <BookingCard booking={booking} {...when} />
    </section>
  )
}

/** The last few bookings, and how many more there are. */
export function OtherBookings({ bookings, ...when }: { bookings: BookingRow[] } & When) {
  if (bookings.length === 0) return null
  const more = bookings.length - EARLIER_SHOWN
  return (
    <section>
      <h3 className={styles.title}>Other bookings</h3>
      {bookings.slice(0, EARLIER_SHOWN).map((booking) => (
        <BookingCard key={booking.id} booking={booking} {...when} />
      ))}
      {more > 0 && <p className={styles.noteState}>and {more} more</p>}
    </section>
  )
}

function BookingCard({ booking, now, timeZone }: { booking: BookingRow } & When) {
  const { startsAt, endsAt } = booking
  return (
    <div className={styles.card}>
      <p className={styles.strong}>
        {booking.resource}
        {booking.status === 'cancelled' && ' · cancelled'}
      </p>
      <p className={styles.between}>
        <Moment atMs={startsAt} timeZone={timeZone} words={dateWords(startsAt, now, timeZone)} />
        <span>{spanWords(startsAt, endsAt, now, timeZone)}</span>
      </p>
    </div>
  )
}
