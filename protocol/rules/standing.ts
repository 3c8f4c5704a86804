import type { CompanyId, LocationId, UserId } from '../wire/ids.ts'
import type { PrivacyLevel } from '../wire/rows/people.ts'
import type { Visibility } from '../wire/rows/space.ts'

/** What somebody is at one location. */
export interface Place {
  locationId: LocationId
  type: 'member' | 'nonmember'
  isAdministrator: boolean
  companyId: CompanyId | null
}

/** Who asks or is asked about: a user with what they are where. Nobody who is signed out has an id or a place. */
export interface Somebody {
  userId: UserId | null
  places: readonly Place[]
}

/** Somebody who isn't signed in. */
export const STRANGER: Somebody = { userId: null, places: [] }

/** The levels from the nearest on: who is near enough for one is near enough for all that follow. */
const NEAREST_FIRST = [
  'administrators',
  'company',
  'location',
  'network',
  'public',
] as const satisfies PrivacyLevel[]

/**
 * How near a viewer is to a person (use case 5): administrator of a location where the person is known, of the same
 * company, member of a location where the person is known, member anywhere in the network, or none of it. Nonmembers
 * see what everybody sees.
 */
export function closenessOf(viewer: Somebody, person: Somebody): PrivacyLevel {
  const shared = viewer.places.flatMap((place) => {
    const theirs = person.places.find(({ locationId }) => locationId === place.locationId)
    return theirs === undefined ? [] : [{ place, theirs }]
  })
  if (shared.some(({ place }) => place.isAdministrator)) return 'administrators'
  if (shared.some(({ place, theirs }) => place.companyId !== null && place.companyId === theirs.companyId)) {
    return 'company'
  }
  if (shared.some(({ place }) => isMember(place))) return 'location'
  return viewer.places.some(isMember) ? 'network' : 'public'
}

/** Whether somebody that near may see what is shown at the level. */
export function isNearEnough(closeness: PrivacyLevel, level: PrivacyLevel): boolean {
  return NEAREST_FIRST.indexOf(closeness) <= NEAREST_FIRST.indexOf(level)
}

/** Whether Community, Feed or Visitors of a location, which is seen by `visibility`, is seen by the viewer. */
export function isSeenBy(visibility: Visibility, viewer: Somebody, locationId: LocationId): boolean {
  const here = viewer.places.find((place) => place.locationId === locationId)
  if (here?.isAdministrator) return true
  switch (visibility) {
    case 'administrators':
      return false
    case 'locationMembers':
      return here !== undefined && isMember(here)
    case 'networkMembers':
      return viewer.places.some(isMember)
    case 'public':
      return true
  }
}

/** Whoever works at a location sees there what its members see. */
function isMember({ type, isAdministrator }: Place): boolean {
  return type === 'member' || isAdministrator
}
