import type { CompanyId, LocationId, UserId } from '../../../protocol/wire/ids.ts'
import type { Privacy } from '../../../protocol/wire/rows/people.ts'
import type { Visibility } from '../../../protocol/wire/rows/space.ts'
import { whoMayMessage, type Reach } from '../../../protocol/rules/who-may-message.ts'
import type { StoreContext } from '../context.ts'

/**
 * "Who can message this person, and why" (use case 5), by the server's rule and from the rows here, so that it is read
 * offline, too. Null for somebody who has no row here.
 */
export function reachOf({ cache }: StoreContext, userId: UserId): Reach[] | null {
  const privacy = cache.get<Privacy>(
    `SELECT name_seen_by AS name, email_seen_by AS email, phone_seen_by AS phone, bookings_seen_by AS bookings
     FROM users WHERE id = @userId`,
    { userId },
  )
  if (privacy === undefined) return null
  const places = cache
    .all<{
      locationId: LocationId
      type: 'member' | 'nonmember'
      adminRole: string | null
      companyId: CompanyId | null
    }>(
      `SELECT location_id AS locationId, type, admin_role AS adminRole, company_id AS companyId FROM memberships
       WHERE user_id = @userId`,
      { userId },
    )
    .map(({ adminRole, ...place }) => ({ ...place, isAdministrator: adminRole !== null }))
  const posts = cache.all<{ locationId: LocationId }>(
    'SELECT DISTINCT location_id AS locationId FROM posts WHERE author_user_id = @userId AND hidden IS NULL',
    { userId },
  )
  const houses = cache
    .all<{ locationId: LocationId; on: number; community: Visibility; feed: Visibility }>(
      `SELECT id AS locationId, chats_on AND network_chats_on AS "on", community_visibility AS community,
         feed_visibility AS feed
       FROM locations`,
      {},
    )
    .map(({ on, ...house }) => ({ ...house, chatsOn: on === 1 }))
  const postsAt = posts.map(({ locationId }) => locationId)
  const isBarred = cache.get('SELECT 1 FROM bars WHERE id = @userId AND active = 1', { userId }) !== undefined
  return whoMayMessage({ userId, privacy, places, postsAt, isBarred }, houses)
}
