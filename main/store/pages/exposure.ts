import { closenessOf, isNearEnough, type Place, type Somebody } from '../../../protocol/rules/standing.ts'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { PrivacyLevel } from '../../../protocol/wire/rows/people.ts'
import type { Named, SqlFile } from '../database/sql-file.ts'
import type { Audience, ExposedPage, ExposedThing, Exposure } from './page-views.ts'

/** A location that nobody who is known here has a place at. */
const FAR = '00000000-0000-4000-8000-000000000000' as LocationId
/** The same, another one. */
const FARTHER = '00000000-0000-4000-8000-000000000001' as LocationId

/** The day at the location, and which one it is. */
export interface Here extends Named {
  here: LocationId
  startMs: number
  endMs: number
}

/**
 * How many people each visibility shows, from the rows here and by the server's own rules (use case 5): the directory has
 * members and administrators whose privacy lets the reader see their name; the feed has who wrote posts and comments; Visitors
 * has who comes today, and for everybody the hosts to whom a visit can be announced.
 */
export function exposureOf(cache: SqlFile, here: Here): Exposure {
  const count = (what: ExposedThing, audience: Audience) =>
    cache.get<{ count: number }>(
      `SELECT count(*) AS count FROM (${EXPOSED[what](audience, here.here)})`,
      here,
    )?.count ?? 0
  const counts = (what: ExposedThing) => ({
    locationMembers: count(what, 'locationMembers'),
    networkMembers: count(what, 'networkMembers'),
    public: count(what, 'public'),
  })
  const posts = cache.get<{ count: number }>(
    'SELECT count(*) AS count FROM posts WHERE location_id = @here AND hidden IS NULL',
    { here: here.here },
  )
  return {
    community: counts('community'),
    feed: { ...counts('feed'), posts: posts?.count ?? 0 },
    visitors: counts('visitors'),
  }
}

/** Those people by name, as that reader would see them: some of them, from `offset` on, in the order of their names. */
export function exposedPeople(
  cache: SqlFile,
  here: Here,
  asked: { what: ExposedThing; audience: Audience; offset: number; limit: number },
): ExposedPage {
  const { what, audience, offset, limit } = asked
  const exposed = EXPOSED[what](audience, here.here)
  const people = cache.all<ExposedPage['people'][number]>(
    `SELECT key, name, detail FROM (${exposed}) ORDER BY sort, key LIMIT @limit OFFSET @offset`,
    { ...here, limit, offset },
  )
  const total = cache.get<{ count: number }>(`SELECT count(*) AS count FROM (${exposed})`, here)?.count ?? 0
  return { people, total }
}

/** What stands beside a name: the company and what somebody is there, or that they answer at the desk. */
const STANDING = `CASE WHEN m.admin_role IS NOT NULL THEN 'Administrator'
  WHEN c.name IS NULL THEN '' WHEN m.company_role IS NULL THEN c.name ELSE m.company_role || ', ' || c.name END`
const NOT_BARRED = 'NOT EXISTS (SELECT 1 FROM bars b WHERE b.id = u.id AND b.active = 1)'
const IS_HERE = 'EXISTS (SELECT 1 FROM memberships k WHERE k.user_id = u.id AND k.location_id = @here)'
const AT_HOME = `FROM memberships m JOIN users u ON u.id = m.user_id LEFT JOIN companies c ON c.id = m.company_id
  WHERE m.location_id = @here AND (m.type = 'member' OR m.admin_role IS NOT NULL) AND ${NOT_BARRED}`

/** SELECTs `key`, `name`, `detail` and `sort` of each person whom a visibility shows to readers of one kind. */
const EXPOSED: Record<ExposedThing, (audience: Audience, here: LocationId) => string> = {
  community: (audience, here) =>
    `SELECT u.id AS key, u.name, ${STANDING} AS detail, u.sort_name AS sort ${AT_HOME} AND ${sees(audience, here)}`,

  // Posting exposes the author to whoever reads the feed; commenting only to whoever sees the name, and to members.
  feed: (audience, here) => {
    const comments = `SELECT k.author_user_id FROM comments k JOIN posts p ON p.id = k.post_id
      WHERE p.location_id = @here AND p.hidden IS NULL`
    const named = audience === 'public' ? sees(audience, here) : 'TRUE'
    return `SELECT u.id AS key, u.name, coalesce((SELECT ${STANDING} FROM memberships m
        LEFT JOIN companies c ON c.id = m.company_id WHERE m.user_id = u.id AND m.location_id = @here), '') AS detail,
        u.sort_name AS sort
      FROM users u WHERE ${NOT_BARRED}
        AND (u.id IN (SELECT author_user_id FROM posts WHERE location_id = @here AND hidden IS NULL)
          OR u.id IN (${comments}) AND ${named})`
  },

  visitors: (audience, here) => {
    const named =
      audience === 'public'
        ? `u.id IS NOT NULL AND ${sees(audience, here)} AND ${NOT_BARRED}`
        : `(u.id IS NULL OR ${sees(audience, here)} AND ${NOT_BARRED})`
    const visits = `SELECT coalesce(u.id, lower(v.visitor_email), v.visitor_name) AS key,
        ${audience === 'public' ? 'u.name' : 'v.visitor_name'} AS name, 'Comes today' AS detail
      FROM visits v LEFT JOIN users u ON lower(u.email) = lower(v.visitor_email)
        AND EXISTS (SELECT 1 FROM memberships k WHERE k.user_id = u.id)
      WHERE v.location_id = @here AND v.expected_at >= @startMs AND v.expected_at < @endMs
        AND v.status IN ('expected', 'checkedIn') AND ${named}`
    const hosts = `UNION ALL SELECT u.id AS key, u.name, 'Can be visited' AS detail ${AT_HOME} AND ${sees(audience, here)}`
    return `SELECT key, min(name) AS name, min(detail) AS detail, lower(min(name)) AS sort
      FROM (${visits} ${audience === 'public' ? hosts : ''}) GROUP BY key`
  },
}

/** The condition under which such a reader sees the name of user `u`. */
function sees(audience: Audience, here: LocationId): string {
  return `(CASE WHEN ${IS_HERE} THEN u.name_seen_by IN (${levels(audience, here, here)})
    ELSE u.name_seen_by IN (${levels(audience, here, FARTHER)}) END)`
}

/** The levels of privacy that show something to such a reader, of somebody who is known at a location. */
function levels(audience: Audience, here: LocationId, knownAt: LocationId): string {
  const closeness = closenessOf(readerOf(audience, here), { userId: null, places: [placeAt(knownAt)] })
  const seen = PrivacyLevel.options.filter((level) => isNearEnough(closeness, level))
  return seen.map((level) => `'${level}'`).join(', ')
}

/** A reader of that kind, as the rules see one: a member of this location, of another one, or somebody who isn't signed in. */
export function readerOf(audience: Audience, here: LocationId): Somebody {
  const places = { locationMembers: [placeAt(here)], networkMembers: [placeAt(FAR)], public: [] }
  return { userId: null, places: places[audience] }
}

function placeAt(locationId: LocationId): Place {
  return { locationId, type: 'member', isAdministrator: false, companyId: null }
}
