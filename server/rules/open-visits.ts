import { isHostToAll, isVisitorNamedTo } from '../../protocol/rules/see-visit.ts'
import { isSeenBy, STRANGER } from '../../protocol/rules/standing.ts'
import type { PublicHost, PublicVisit } from '../../protocol/wire/http.ts'
import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { dayBounds } from './day-bounds.ts'
import { personsOf } from './facts.ts'
import { localDay } from './local-day.ts'
import { houseOf, STANDING } from './open-to-all.ts'
import { pageOf, type Page } from './paging.ts'

// What of a location's visitors somebody sees who is not signed in, where Visitors is public (use case 5).

const VISITS_PER_PAGE = 30
const HOSTS_SHOWN = 8

/** Where a page ended: what the next one comes after. */
export type VisitKey = readonly [expectedAt: number, visitId: string]

/**
 * Who is expected today, or has come, and shows their name to everybody; null when Visitors isn't open to everybody. They go
 * by the name that they gave themselves, not by what a host has typed.
 */
export async function publicVisits(
  queries: Queries,
  locationId: LocationId,
  now: number,
  after: VisitKey | null,
): Promise<Page<PublicVisit, VisitKey> | null> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.visitors, STRANGER, locationId)) return null
  const [place] = await queries.query<{ timeZone: string }>(
    'select time_zone as "timeZone" from locations where id = $1',
    [locationId],
  )
  const zone = place?.timeZone ?? 'UTC'
  const [from, to] = dayBounds(localDay(now, zone), zone)
  const found = await queries.query<PublicVisit & { userId: UserId }>(
    `select v.id, u.name as "visitorName", v.status, v.expected_at as "expectedAt", u.id as "userId"
     from visits v join users u on lower(u.email) = lower(v.visitor_email)
     where v.location_id = $1 and v.expected_at >= $2 and v.expected_at < $3 and v.status in ('expected', 'checkedIn')
       and u.privacy->>'name' = 'public' and exists (select 1 from memberships m where m.user_id = u.id)
       and ($4::bigint is null or (v.expected_at, v.id) > ($4, $5::uuid))
     order by v.expected_at, v.id limit ${VISITS_PER_PAGE + 1}`,
    [locationId, from, to, after?.[0] ?? null, after?.[1] ?? null],
  )
  const { rows: page, next } = pageOf(found, VISITS_PER_PAGE, (last): VisitKey => [last.expectedAt, last.id])
  const persons = await personsOf(
    queries,
    page.map(({ userId }) => userId),
  )
  const rows = page.flatMap(({ userId, ...visit }) =>
    isVisitorNamedTo(STRANGER, persons.get(userId) ?? null, house) ? [visit] : [],
  )
  return { rows, next }
}

/** The first few to whom a visit can be announced and whose name has the letters; null when Visitors isn't open. */
export async function publicHosts(
  queries: Queries,
  locationId: LocationId,
  letters: string,
): Promise<PublicHost[] | null> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.visitors, STRANGER, locationId)) return null
  const like = `%${letters.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const found = await queries.query<PublicHost>(
    `select u.id as "userId", u.name, ${STANDING} as standing
     from users u join memberships m on m.user_id = u.id left join companies c on c.id = m.company_id
     where m.location_id = $1 and (m.type = 'member' or m.admin_role is not null) and u.privacy->>'name' = 'public'
       and not exists (select 1 from bars b where b.user_id = u.id and b.active) and u.name ilike $2
     order by lower(u.name), u.id limit ${HOSTS_SHOWN}`,
    [locationId, like],
  )
  const persons = await personsOf(
    queries,
    found.map(({ userId }) => userId),
  )
  return found.filter(({ userId }) => {
    const person = persons.get(userId)
    return person !== undefined && isHostToAll(STRANGER, person, house)
  })
}

/** Whether a visit to this person can be announced by somebody who is not signed in. */
export async function isPublicHost(
  queries: Queries,
  locationId: LocationId,
  userId: UserId,
): Promise<boolean> {
  const house = await houseOf(queries, locationId)
  const person = (await personsOf(queries, [userId])).get(userId)
  return house !== undefined && person !== undefined && isHostToAll(STRANGER, person, house)
}

/** Whether the visitors of a location are open to everybody. */
export async function areVisitorsOpen(queries: Queries, locationId: LocationId): Promise<boolean> {
  const house = await houseOf(queries, locationId)
  return house !== undefined && isSeenBy(house.visitors, STRANGER, locationId)
}

/** Whether somebody with this address is barred, or was blocked by the host: what they announce is not passed on. */
export async function isKeptFrom(queries: Queries, hostUserId: UserId, email: string): Promise<boolean> {
  const found = await queries.query(
    `select 1 from users u where lower(u.email) = $2
       and (exists (select 1 from bars b where b.user_id = u.id and b.active)
         or exists (select 1 from blocks k where k.user_id = $1 and k.blocked_user_id = u.id and k.active))`,
    [hostUserId, email],
  )
  return found.length > 0
}
