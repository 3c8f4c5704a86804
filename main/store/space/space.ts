import type { UserId } from '../../../protocol/wire/ids.ts'
import type { LocationRow, VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { dayBounds } from './day-bounds.ts'
import { lookUpFace } from '../people/faces.ts'
import { LOCATION_COLUMNS, readLocation, VISIT_COLUMNS, type StoredLocation } from '../applying/rows/space.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'

type Verbs = Pick<Store, 'visitsToday' | 'location' | 'locations'>

/** The current location: its page, and who is expected today. */
export function spaceVerbs(context: StoreContext): Verbs {
  const { cache, session, now } = context

  function location(): LocationRow {
    const stored = cache.get<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations WHERE id = @here`, {
      here: session.here(),
    })
    if (!stored)
      throw new StoreError(
        'notFound',
        'This location is not on this device yet. It comes with the first sync.',
      )
    return readLocation(stored)
  }

  return {
    location,

    locations: () =>
      cache.all<StoredLocation>(`SELECT ${LOCATION_COLUMNS} FROM locations ORDER BY name`).map(readLocation),

    /** Who is expected today, and who came earlier and is still in the house. */
    visitsToday: () => {
      const here = session.here()
      const zone = cache.get<{ timeZone: string }>(
        'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
        {
          here,
        },
      )
      const visits = cache.all<VisitRow>(
        `SELECT ${VISIT_COLUMNS} FROM visits
         WHERE location_id = @here AND ((expected_at >= @startMs AND expected_at < @endMs)
           OR (status = 'checkedIn' AND expected_at < @endMs))
         ORDER BY expected_at, id`,
        { here, ...dayBounds(now(), zone?.timeZone ?? 'UTC') },
      )
      const hostOf = (id: UserId) => lookUpFace(context, { kind: 'user', id }, here).face
      return { visits: visits.map((visit) => ({ visit, host: hostOf(visit.hostUserId) })) }
    },
  }
}
