import type { LocationId, UserId } from '../../../protocol/wire/ids.ts'
import type { Privacy } from '../../../protocol/wire/rows/people.ts'
import type { Visibility } from '../../../protocol/wire/rows/space.ts'
import { mayStartChat, type WhyNot } from '../../../protocol/rules/may-start-chat.ts'
import type { Place } from '../../../protocol/rules/standing.ts'
import type { House, Person } from '../../../protocol/rules/ways.ts'
import { whoMayMessage, type Reach } from '../../../protocol/rules/who-may-message.ts'
import type { StoreContext } from '../context.ts'
import { isBlocked } from './apart.ts'

/**
 * "Who can message this person, and why" (use case 5), by the server's rule and from the rows here, so that it is read
 * offline, too. Null for somebody who has no row here.
 */
export function reachOf(context: StoreContext, userId: UserId): Reach[] | null {
  const person = personOf(context, userId)
  return person && whoMayMessage(person, housesOf(context))
}

const WHY_NOT: Record<WhyNot, string> = {
  self: 'You can’t write to yourself.',
  signedOut: 'Sign in to write.',
  barred: 'You are barred from the network.',
  gone: 'This person was removed, or is barred from the network.',
  blockedByThem: 'This person is unavailable.',
  hasBlocked: 'You have blocked this person. Unblock them to write.',
  hidden: 'Nothing shows this person to you: they hide the name and have posted nothing.',
  chatsOff: 'Chats are switched off here. An owner or manager can switch them on.',
}

/**
 * Why the signed-in user may start no direct chat with somebody, in words; null when they may, as far as is known here: the
 * server decides, and a block by the other person is known to it alone.
 */
export function whyNoDirectChat(context: StoreContext, userId: UserId): string | null {
  const { session } = context
  if (isBlocked(context, userId)) return WHY_NOT.hasBlocked
  const person = personOf(context, userId)
  if (person === null) return WHY_NOT.gone
  const places = (session.get('access')?.locations ?? []).map(({ locationId }): Place => ({
    locationId,
    type: 'member',
    isAdministrator: true,
    companyId: null,
  }))
  const asker = { userId: session.me(), places, isBarred: false }
  const verdict = mayStartChat(asker, person, housesOf(context), NOTHING_KNOWN)
  return verdict.may ? null : WHY_NOT[verdict.why]
}

const NOTHING_KNOWN = { isBlockedByThem: false, hasBlockedThem: false, visits: [] }

function personOf(context: StoreContext, userId: UserId): Person | null {
  const { cache } = context
  const privacy = cache.get<Privacy>(
    `SELECT name_seen_by AS name, email_seen_by AS email, phone_seen_by AS phone, bookings_seen_by AS bookings
     FROM users WHERE id = @userId`,
    { userId },
  )
  if (privacy === undefined) return null
  const posts = cache.all<{ locationId: LocationId }>(
    'SELECT DISTINCT location_id AS locationId FROM posts WHERE author_user_id = @userId AND hidden IS NULL',
    { userId },
  )
  const postsAt = posts.map(({ locationId }) => locationId)
  const isBarred = cache.get('SELECT 1 FROM bars WHERE id = @userId AND active = 1', { userId }) !== undefined
  return { userId, privacy, places: placesOf(context, userId), postsAt, isBarred }
}

function placesOf({ cache }: StoreContext, userId: UserId): Place[] {
  return cache
    .all<Omit<Place, 'isAdministrator'> & { adminRole: string | null }>(
      `SELECT location_id AS locationId, type, admin_role AS adminRole, company_id AS companyId FROM memberships
       WHERE user_id = @userId`,
      { userId },
    )
    .map(({ adminRole, ...place }) => ({ ...place, isAdministrator: adminRole !== null }))
}

function housesOf({ cache }: StoreContext): House[] {
  return cache
    .all<{
      locationId: LocationId
      on: number
      community: Visibility
      feed: Visibility
      visitors: Visibility
    }>(
      `SELECT id AS locationId, chats_on AND network_chats_on AS "on", community_visibility AS community,
         feed_visibility AS feed, visitors_visibility AS visitors
       FROM locations`,
      {},
    )
    .map(({ on, ...house }) => ({ ...house, chatsOn: on === 1 }))
}
