import type { Privacy } from '../wire/rows/people.ts'
import { closenessOf, isNearEnough, isSeenBy, type Somebody } from './standing.ts'
import { waysTo, type Between, type House, type Person } from './ways.ts'

/** Which fields of a person somebody sees. Photo and About go with the name. */
export type Seen = Record<keyof Privacy, boolean>

const NOTHING: Seen = { name: false, email: false, phone: false, bookings: false }
const EVERYTHING: Seen = { name: true, email: true, phone: true, bookings: true }

/**
 * What of a person a viewer sees (use case 5). Administrators of a location where the person is known see everything.
 * Whom the person blocked sees nothing ("Unavailable user"), and nobody else sees anything of a barred one. A name that is
 * hidden still stands where the person shows it: below a post, and to the other side of a visit.
 */
export function seenOf(viewer: Somebody, person: Person, houses: readonly House[], between: Between): Seen {
  if (viewer.userId === person.userId) return EVERYTHING
  const closeness = closenessOf(viewer, person)
  if (closeness === 'administrators') return EVERYTHING
  if (person.isBarred || between.isBlockedByThem) return NOTHING
  const { privacy } = person
  const seesName = isNearEnough(closeness, privacy.name)
  return {
    name: seesName || waysTo(viewer, person, houses, between.visits).length > 0,
    email: isNearEnough(closeness, privacy.email),
    phone: isNearEnough(closeness, privacy.phone),
    bookings: seesName && isNearEnough(closeness, privacy.bookings),
  }
}

/** Whether a person stands in the directory of a location, as the viewer sees it. */
export function isListedFor(
  viewer: Somebody,
  person: Person,
  house: House,
  between: Pick<Between, 'isBlockedByThem'>,
): boolean {
  const { locationId, community } = house
  if (!person.places.some((place) => place.locationId === locationId)) return false
  if (person.isBarred || !isSeenBy(community, viewer, locationId)) return false
  if (viewer.userId === person.userId) return true
  const closeness = closenessOf(viewer, person)
  if (closeness === 'administrators') return true
  return !between.isBlockedByThem && isNearEnough(closeness, person.privacy.name)
}
