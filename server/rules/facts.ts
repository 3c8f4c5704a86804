import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import { STRANGER, type Place, type Somebody } from '../../protocol/rules/standing.ts'
import type { Between, House, Person } from '../../protocol/rules/ways.ts'
import type { Queries } from '../database/database.ts'

/** `v` is a visit that somebody announced on the open page, and nobody has decided on (use case 3). */
export const ANNOUNCED_ONLY = `(v.registered_by_user_id is null and v.status = 'waitingForApproval')`

/** Whoever asks; `isBarred` people have no session, and are asked again here. */
export type Asker = Somebody & { isBarred: boolean }

/** Every location of the network, as the rules see it. */
export function housesOf(queries: Queries): Promise<House[]> {
  return queries.query<House>(
    `select id as "locationId", chats_on and network_chats_on as "chatsOn", community_visibility as community,
       feed_visibility as feed, visitors_visibility as visitors
     from locations order by id`,
  )
}

/** What somebody is where; `null` asks for who is not signed in. */
export async function askerOf(queries: Queries, userId: UserId | null): Promise<Asker> {
  if (userId === null) return { ...STRANGER, isBarred: false }
  const places = (await placesOf(queries, [userId])).get(userId) ?? []
  const bars = await queries.query('select 1 from bars where user_id = $1 and active', [userId])
  return { userId, places, isBarred: bars.length > 0 }
}

/** The people as the rules see them, by their ids. Whoever isn't there is left out. */
export async function personsOf(queries: Queries, userIds: readonly UserId[]): Promise<Map<UserId, Person>> {
  const users = await queries.query<
    Pick<Person, 'privacy' | 'isBarred'> & { userId: UserId; postsAt: LocationId[] }
  >(
    `select u.id as "userId", u.privacy,
       exists (select 1 from bars b where b.user_id = u.id and b.active) as "isBarred",
       array(select distinct p.location_id from posts p where p.author_user_id = u.id and not p.is_removed and p.hidden is null) as "postsAt"
     from users u where u.id = any($1::uuid[])`,
    [userIds],
  )
  const places = await placesOf(queries, userIds)
  return new Map(users.map((user) => [user.userId, { ...user, places: places.get(user.userId) ?? [] }]))
}

/**
 * What lies between the asker and a person. A visit that somebody announced who isn't signed in brings nobody together before
 * it is approved: else whoever announces one could write to its host.
 */
export async function betweenOf(queries: Queries, asker: UserId | null, person: UserId): Promise<Between> {
  const visits = await queries.query<Between['visits'][number]>(
    `select v.location_id as "locationId", v.status from visits v
     join users host on host.id = v.host_user_id join users visitor on lower(visitor.email) = lower(v.visitor_email)
     where (host.id = $1 and visitor.id = $2 or host.id = $2 and visitor.id = $1) and not ${ANNOUNCED_ONLY}`,
    [asker, person],
  )
  const blocks = await queries.query<{ by: UserId }>(
    `select user_id as by from blocks
     where active and (user_id = $1 and blocked_user_id = $2 or user_id = $2 and blocked_user_id = $1)`,
    [asker, person],
  )
  return {
    isBlockedByThem: blocks.some(({ by }) => by === person),
    hasBlockedThem: blocks.some(({ by }) => by === asker),
    visits,
  }
}

async function placesOf(queries: Queries, userIds: readonly UserId[]): Promise<Map<UserId, Place[]>> {
  const rows = await queries.query<Place & { userId: UserId }>(
    `select user_id as "userId", location_id as "locationId", type, admin_role is not null as "isAdministrator",
       company_id as "companyId"
     from memberships where user_id = any($1::uuid[]) order by location_id`,
    [userIds],
  )
  const places = new Map<UserId, Place[]>()
  for (const { userId, ...place } of rows) places.set(userId, [...(places.get(userId) ?? []), place])
  return places
}
