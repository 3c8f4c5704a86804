import type { LocationRow } from '../../../protocol/wire/rows/space.ts'
import type { StoreContext } from '../context.ts'
import { LOCATION_COLUMNS, readLocation, type StoredLocation } from '../applying/rows/space.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'

type Verbs = Pick<Store, 'location' | 'locations'>

/** The current location: its page. */
export function spaceVerbs(context: StoreContext): Verbs {
  const { cache, session } = context

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
  }
}
