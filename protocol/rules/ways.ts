import type { LocationId, UserId } from '../wire/ids.ts'
import type { Privacy } from '../wire/rows/people.ts'
import type { Visibility, VisitStatus } from '../wire/rows/space.ts'
import { closenessOf, isNearEnough, isSeenBy, type Somebody } from './standing.ts'

/** A person as the rules see them. */
export interface Person extends Somebody {
  userId: UserId
  privacy: Privacy
  /** An administrator barred them: they are as good as gone. */
  isBarred: boolean
  /** The locations in whose feed a post of theirs stands: posting exposes the author (use case 5). */
  postsAt: readonly LocationId[]
}

/** A location as the rules see it. */
export interface House {
  locationId: LocationId
  /** Both switches: the location's and the network's. */
  chatsOn: boolean
  community: Visibility
  feed: Visibility
  visitors: Visibility
}

/** What lies between two people, apart from where they are. */
export interface Between {
  /** Who blocked whom; both may have. */
  isBlockedByThem: boolean
  hasBlockedThem: boolean
  /** Visits in which one is the other's host. */
  visits: readonly { locationId: LocationId; status: VisitStatus }[]
}

/** How the one comes to know the other, the most natural first. */
export const WAYS = ['administrator', 'visit', 'directory', 'post'] as const
export type Way = (typeof WAYS)[number]

/** A visit in one of these brings its host and its visitor together; a rejected or cancelled one doesn't (use case 3). */
const MEETING: readonly VisitStatus[] = ['expected', 'waitingForApproval', 'checkedIn', 'checkedOut']

/**
 * Every way by which a viewer comes to know a person, with the location where it leads: as an administrator where the
 * person is known, as host or visitor, by the directory, by a post. Blocks and switches are not asked here.
 */
export function waysTo(
  viewer: Somebody,
  person: Person,
  houses: readonly House[],
  visits: Between['visits'],
): { way: Way; house: House }[] {
  const isKnownAt = (id: LocationId) => person.places.some(({ locationId }) => locationId === id)
  const runs = (id: LocationId) =>
    viewer.places.some(({ locationId, isAdministrator }) => locationId === id && isAdministrator)
  const seesName = isNearEnough(closenessOf(viewer, person), person.privacy.name)
  const leads: Record<Way, (house: House) => boolean> = {
    administrator: ({ locationId: id }) => isKnownAt(id) && runs(id),
    visit: ({ locationId: id }) =>
      visits.some(({ locationId, status }) => locationId === id && MEETING.includes(status)),
    directory: ({ locationId: id, community }) =>
      isKnownAt(id) && seesName && isSeenBy(community, viewer, id),
    post: ({ locationId: id, feed }) => person.postsAt.includes(id) && isSeenBy(feed, viewer, id),
  }
  return WAYS.flatMap((way) => houses.filter(leads[way]).map((house) => ({ way, house })))
}
