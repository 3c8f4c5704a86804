import { addedDays, dayBounds } from '../rules/day-bounds.ts'
import type { PortalBooking, PortalBookings } from '../../protocol/wire/http.ts'
import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { BookingRow } from '../../protocol/wire/rows/space.ts'
import type { Queries } from '../database/database.ts'
import { localDay } from '../rules/local-day.ts'
import { seenOfEach } from '../rules/verdicts.ts'

/** More than a house has rooms for in a day. */
const SHOWN = 300

type Found = Pick<BookingRow, 'id' | 'userId' | 'resource' | 'service' | 'title' | 'startsAt' | 'endsAt'> & {
  name: string
}

/**
 * What is booked at a location on one day, as one of its members sees it (use case 5): who hides the name is not there, and
 * what they booked reads "Reserved"; so does a title that is not shown to the asker. Null for whoever is no member there.
 * In: how many days from today on, in the location's time zone.
 */
export async function bookingsFor(
  queries: Queries,
  userId: UserId,
  locationId: LocationId,
  asked: { day: number; now: number },
): Promise<PortalBookings | null> {
  const [place] = await queries.query<{ timeZone: string }>(
    `select l.time_zone as "timeZone" from locations l join memberships m on m.location_id = l.id
     where l.id = $1 and m.user_id = $2 and (m.type = 'member' or m.admin_role is not null)`,
    [locationId, userId],
  )
  if (place === undefined) return null
  const { timeZone } = place
  const day = addedDays(localDay(asked.now, timeZone), asked.day)
  const [from, to] = dayBounds(day, timeZone)
  const found = await queries.query<Found>(
    `select b.id, b.user_id as "userId", u.name, b.resource, b.service, b.title, b.starts_at as "startsAt",
       b.ends_at as "endsAt"
     from bookings b join users u on u.id = b.user_id
     where b.location_id = $1 and b.status = 'completed' and b.starts_at < $3 and b.ends_at > $2
     order by b.starts_at, b.resource, b.id limit ${SHOWN}`,
    [locationId, from, to],
  )
  const seen = await seenOfEach(queries, userId, [...new Set(found.map((booking) => booking.userId))])
  const shown = found.map((booking): PortalBooking => {
    const { id, resource, service, title, startsAt, endsAt } = booking
    const of = seen.get(booking.userId)
    return {
      id,
      resource,
      service,
      startsAt,
      endsAt,
      own: booking.userId === userId,
      bookedBy: of?.name ? { userId: booking.userId, name: booking.name } : null,
      title: of?.bookings ? title : null,
    }
  })
  return { day, bookings: shown }
}
