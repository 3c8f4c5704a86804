import type { BookingRow } from '../../../../protocol/wire/rows/space.ts'
import { dateWords, spanWords } from '../../../ui/time-words.ts'
import styles from './BookingCard.module.css'

/** A booking in the timeline: what, when, and whether it is the first. */
export function BookingCard(props: { booking: BookingRow; by: string; now: number; timeZone: string }) {
  const { booking, by, now, timeZone } = props
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
