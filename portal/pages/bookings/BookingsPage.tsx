import { CalendarDays, ChevronLeft, ChevronRight, Lock } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import { clockWords } from '../../../renderer/ui/time-words.ts'
import { BOOKING_DAYS_MAX, type PortalBooking, type PortalPlace } from '../../../protocol/wire/http.ts'
import { fetchBookings, fetchPlaces } from '../../api-community.ts'
import { hrefOf } from '../../shell/address.ts'
import { PageFrame } from '../../shell/PageFrame.tsx'
import type { PageProps } from '../../shell/pages.ts'
import { PlaceChoice } from '../../shell/PlaceChoice.tsx'
import { ReadState } from '../../shell/ReadState.tsx'
import { useRead } from '../../use-read.ts'
import { dayWords } from './day-words.ts'
import styles from './BookingsPage.module.css'

/** What is booked at one's location, day by day, as each person's own privacy allows (use case 5). */
export function BookingsPage({ rest }: PageProps) {
  const read = useRead('places', fetchPlaces, 'places', 'me')
  const places = read.value?.filter(({ bookings }) => bookings) ?? []
  const chosen = places.find(({ locationId }) => locationId === rest[0]) ?? places[0]
  return (
    <PageFrame
      title="Bookings"
      head={chosen && <PlaceChoice path="bookings" places={places} chosen={chosen} />}
    >
      {!read.value && <ReadState what="the bookings" read={read} />}
      {read.value && !chosen && (
        <EmptyState icon={<Lock size={20} strokeWidth={1.75} />} title="Bookings are for members">
          Members of a location see here what is booked. Ask its desk about your own bookings.
        </EmptyState>
      )}
      {chosen && <Day key={chosen.locationId} place={chosen} />}
    </PageFrame>
  )
}

function Day({ place }: { place: PortalPlace }) {
  const { locationId, timeZone } = place
  const [day, setDay] = useState(0)
  const read = useRead(
    `${locationId}:${day}`,
    () => fetchBookings(locationId, day),
    'bookings',
    'people',
    'places',
  )
  const { value } = read
  return (
    <>
      <div className={styles.days}>
        <IconButton label="The day before" disabled={day === 0} onClick={() => setDay(day - 1)}>
          <ChevronLeft size={20} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
        <h2 className={styles.day} aria-live="polite">
          {dayWords(day, value?.day ?? null)}
        </h2>
        {day > 0 && (
          <Button size="small" onClick={() => setDay(0)}>
            Today
          </Button>
        )}
        <IconButton label="The next day" disabled={day === BOOKING_DAYS_MAX} onClick={() => setDay(day + 1)}>
          <ChevronRight size={20} strokeWidth={1.75} aria-hidden="true" />
        </IconButton>
      </div>
      {(!value || read.reason) && <ReadState what="the bookings" read={read} />}
      {value?.bookings.length === 0 && (
        <EmptyState
          icon={<CalendarDays size={20} strokeWidth={1.75} />}
          title="Nothing is booked on this day"
        >
          Rooms, desks and equipment that somebody books appear here.
        </EmptyState>
      )}
      {value && value.bookings.length > 0 && (
        <ul className={styles.rows} aria-label={`Bookings at ${place.name}`}>
          {value.bookings.map((booking) => (
            <li key={booking.id} className={styles.row}>
              <span className={styles.time}>
                {clockWords(booking.startsAt, timeZone)} – {clockWords(booking.endsAt, timeZone)}
              </span>
              <span className={styles.words}>
                <bdi className={styles.what}>{booking.resource}</bdi>
                <Whose booking={booking} />
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className={styles.hint}>
        Who hides the name, or the title, reads “Reserved” here. You choose for yourself under{' '}
        <a href={hrefOf('me')}>Me, Privacy</a>.
      </p>
    </>
  )
}

/** Whose it is and what for; "Reserved" in the place of what is not shown. */
function Whose({ booking }: { booking: PortalBooking }) {
  const { bookedBy, own, title } = booking
  if (bookedBy === null) return <span className={styles.muted}>Reserved</span>
  return (
    <span className={styles.muted}>
      {own ? 'You' : <a href={hrefOf('people', bookedBy.userId)}>{bookedBy.name}</a>}
      {' · '}
      <bdi>{title === null ? 'Reserved' : title || 'No title'}</bdi>
    </span>
  )
}
