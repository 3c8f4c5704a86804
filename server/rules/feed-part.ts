import { isSeenBy, type Somebody } from '../../protocol/rules/standing.ts'
import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { PostRow } from '../../protocol/wire/rows/feed.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { Actor } from '../sync/actor.ts'
import type { Stored } from '../sync/feed-work.ts'
import type { SyncTransaction } from '../sync/storage.ts'

/**
 * What somebody may do in a location's feed. `none`: it is as if it were not there. `read`: whom it is shown to. `write`:
 * members of the location, who post, like and comment as themselves. `run`: administrators who may also pin, hide and remove.
 */
export type FeedPart = 'none' | 'read' | 'write' | 'run'

/** The part of this moment, by the feed's visibility and what the actor is there (use case 5). */
export async function feedPartOf(
  tx: SyncTransaction,
  actor: Actor,
  locationId: LocationId,
): Promise<FeedPart> {
  if (actor.side === 'desk') {
    const access = await tx.access(actor.userId)
    const here = access?.locations.find((location) => location.locationId === locationId)
    if (here === undefined) return 'none'
    return here.permissions.includes('feed.write') ? 'run' : 'read'
  }
  const location = await tx.location(locationId)
  if (location === null) return 'none'
  const memberships = await tx.membershipsOf([actor.userId])
  if (!isSeenBy(location.feedVisibility, somebody(actor.userId, memberships), locationId)) return 'none'
  return memberships.some((membership) => membership.locationId === locationId && isMember(membership))
    ? 'write'
    : 'read'
}

/** Whether somebody sees a post now: who reads its feed, and a hidden one only with its author and the administrators. */
export async function maySeePost(
  tx: SyncTransaction,
  actor: Actor,
  stored: Stored<PostRow>,
): Promise<boolean> {
  const { row, isRemoved } = stored
  if (isRemoved || (await feedPartOf(tx, actor, row.locationId)) === 'none') return false
  return row.hidden === null || actor.side === 'desk' || row.authorUserId === actor.userId
}

/** A user as the rules of visibility see them. */
function somebody(userId: UserId, memberships: readonly MembershipRow[]): Somebody {
  return {
    userId,
    places: memberships.map(({ locationId, type, adminRole, companyId }) => ({
      locationId,
      type,
      isAdministrator: adminRole !== null,
      companyId,
    })),
  }
}

function isMember({ type, adminRole }: MembershipRow): boolean {
  return type === 'member' || adminRole !== null
}
