import type { BookingRow } from '../../../protocol/wire/rows/space.ts'
import { Moment } from '../../ui/Moment.tsx'
import { dateWords, spanWords } from '../../ui/time-words.ts'
import styles from './Profile.module.css'

interface When {
  now: number
  timeZone: string
}

/** The next booking, and the recent ones. */
export function ProfileBookings({
  next,
  recent,
  ...when
}: { next: BookingRow | null; recent: BookingRow[] } & When) {
  const earlier = recent.filter((booking) => booking.id !== next?.id)
  return (
    <>
      {next && (
        <section>
          <h3 className={styles.title}>Next booking</h3>
          <BookingCard booking={next} {...when} />
        </section>
      )}
      {earlier.length > 0 && (
        <section>
          <h3 className={styles.title}>{next ? 'Other bookings' : 'Bookings'}</h3>
          {earlier.map((booking) => (
            <BookingCard key={booking.id} booking={booking} {...when} />
          ))}
        </section>
      )}
    </>
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
