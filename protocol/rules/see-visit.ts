import { closenessOf, isNearEnough, isSeenBy, type Somebody } from './standing.ts'
import type { House, Person } from './ways.ts'

/**
 * Whether a visitor who is expected, or has come, is named to somebody who doesn't work there (use case 5). Visitors must be
 * shown to them, and so must the name, by the visitor's own privacy. In: the visitor as a user, or null for who has no
 * account: members read their names, and nobody else does.
 */
export function isVisitorNamedTo(
  viewer: Somebody,
  visitor: Person | null,
  house: Pick<House, 'locationId' | 'visitors'>,
): boolean {
  if (!isSeenBy(house.visitors, viewer, house.locationId)) return false
  // Without a membership somebody has a row, but never had a page to say who sees what.
  if (visitor === null || visitor.places.length === 0) {
    return visitor?.isBarred !== true && viewer.places.some((place) => isAtHome(place))
  }
  return !visitor.isBarred && isNearEnough(closenessOf(viewer, visitor), visitor.privacy.name)
}

/**
 * Whether a visit to a person can be announced by somebody who isn't signed in: where Visitors is public, to members and
 * administrators who show their name to everybody.
 */
export function isHostToAll(
  stranger: Somebody,
  person: Person,
  house: Pick<House, 'locationId' | 'visitors'>,
): boolean {
  const here = person.places.find(({ locationId }) => locationId === house.locationId)
  if (here === undefined || !isAtHome(here) || person.isBarred) return false
  return (
    isSeenBy(house.visitors, stranger, house.locationId) &&
    isNearEnough(closenessOf(stranger, person), person.privacy.name)
  )
}

function isAtHome({ type, isAdministrator }: Somebody['places'][number]): boolean {
  return type === 'member' || isAdministrator
}
