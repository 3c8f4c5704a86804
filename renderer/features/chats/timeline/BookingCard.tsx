import type { BookingRow } from '../../../../protocol/wire/rows/space.ts'
import { dateWords, spanWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import styles from './BookingCard.module.css'

const HOUR_MS = 3_600_000

/** A booking in the timeline: what, when, and whether it is the first. */
export function BookingCard(props: { booking: BookingRow; by: string; timeZone: string }) {
  const { booking, by, timeZone } = props
  const now = useNow(HOUR_MS)
  const { startsAt, endsAt } = booking
  const detail = [
    booking.first ? `First booking by ${by}` : `Booked by ${by}`,
    booking.title !== booking.resource && booking.title,
    booking.paid ? 'paid' : 'not paid yet',
  ]
  return (
    <div className={styles.card} data-status={booking.status}>
      <p>
        <strong className={styles.what}>
          {booking.resource} {booking.status === 'cancelled' ? 'cancelled' : 'booked'}
        </strong>
        {' · '}
        {dateWords(startsAt, now, timeZone)}, {spanWords(startsAt, endsAt, now, timeZone)}
      </p>
      <p className={styles.detail}>{detail.filter(Boolean).join(' · ')}</p>
    </div>
  )
}
