import { isListedFor, seenOf } from '../../protocol/rules/see-person.ts'
import { isSeenBy, STRANGER } from '../../protocol/rules/standing.ts'
import type { House, Person } from '../../protocol/rules/ways.ts'
import type { PublicPerson, PublicPost } from '../../protocol/wire/http.ts'
import type { FileId, LocationId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { housesOf, personsOf } from './facts.ts'
import { asToldToAll, hasCommentedInTheOpen, NOTHING_BETWEEN, type Spoken } from './open-names.ts'
import { pageOf, type Page } from './paging.ts'

// What of a location somebody sees who is not signed in: Community and Feed where they are public, and of each person what
// that person made public (use case 5). One page at a time, so that nobody takes it all at once.

export const PEOPLE_PER_PAGE = 30
export const POSTS_PER_PAGE = 20

/** Where a page ended: what the next one comes after. */
export type PersonKey = readonly [lowerName: string, userId: string]
export type PostKey = readonly [pinned: boolean, at: number, postId: string]

/** What of a location is open to everybody. */
export async function openParts(
  queries: Queries,
  locationId: LocationId,
): Promise<{ community: boolean; feed: boolean; visitors: boolean }> {
  const house = await houseOf(queries, locationId)
  return {
    community: house !== undefined && isSeenBy(house.community, STRANGER, locationId),
    feed: house !== undefined && isSeenBy(house.feed, STRANGER, locationId),
    visitors: house !== undefined && isSeenBy(house.visitors, STRANGER, locationId),
  }
}

/** Who is here and shows that to everybody, by name; null when the directory isn't open to everybody. */
export async function publicPeople(
  queries: Queries,
  locationId: LocationId,
  after: PersonKey | null,
): Promise<Page<PublicPerson, PersonKey> | null> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.community, STRANGER, locationId)) return null
  const found = await queries.query<PublicPerson & { lowerName: string }>(
    `select u.id as "userId", u.name, u.about, (u.photo->>'id')::uuid as "photoFileId", ${STANDING} as standing,
       u.email, u.phone, lower(u.name) as "lowerName"
     from users u join memberships m on m.user_id = u.id left join companies c on c.id = m.company_id
     where m.location_id = $1 and (m.type = 'member' or m.admin_role is not null) and u.privacy->>'name' = 'public'
       and not exists (select 1 from bars b where b.user_id = u.id and b.active)
       and ($2::text is null or (lower(u.name), u.id) > ($2, $3::uuid))
     order by lower(u.name), u.id limit ${PEOPLE_PER_PAGE + 1}`,
    [locationId, after?.[0] ?? null, after?.[1] ?? null],
  )
  const { rows: page, next } = pageOf(found, PEOPLE_PER_PAGE, (last): PersonKey => [
    last.lowerName,
    last.userId,
  ])
  const persons = await personsOf(
    queries,
    page.map(({ userId }) => userId),
  )
  const houses = [house]
  const rows = page.flatMap(({ lowerName: _lower, ...row }) => {
    const person = persons.get(row.userId)
    if (person === undefined || !isListedFor(STRANGER, person, house, NOTHING_BETWEEN)) return []
    const seen = seenOf(STRANGER, person, houses, NOTHING_BETWEEN)
    return [{ ...row, email: seen.email ? row.email : null, phone: seen.phone ? row.phone : null }]
  })
  return { rows, next }
}

/**
 * The posts that stand in a feed, pinned and newest first; null when it isn't open to everybody. A text that names somebody who
 * is hidden from everybody is shown without the name.
 */
export async function publicPosts(
  queries: Queries,
  locationId: LocationId,
  after: PostKey | null,
): Promise<Page<PublicPost, PostKey> | null> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.feed, STRANGER, locationId)) return null
  const found = await queries.query<PublicPost & Spoken>(
    `select p.id, p.text, p.files, p.pinned, p.at, p.edited_at as "editedAt",
       json_build_object('userId', u.id, 'name', u.name, 'photoFileId', u.photo->>'id', 'standing', ${STANDING}) as author,
       cardinality(p.liked_by_user_ids) as likes,
       (select count(*) from comments where post_id = p.id and not is_removed) as comments, ${mentionsIn('p')} as mentions
     from posts p join users u on u.id = p.author_user_id
       left join memberships m on m.user_id = u.id and m.location_id = p.location_id
       left join companies c on c.id = m.company_id
     where p.location_id = $1 and not p.is_removed and p.hidden is null
       and ($2::boolean is null or (p.pinned, p.at, p.id) < ($2, $3::bigint, $4::uuid))
     order by p.pinned desc, p.at desc, p.id desc limit ${POSTS_PER_PAGE + 1}`,
    [locationId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null],
  )
  const page = pageOf(found, POSTS_PER_PAGE, (last): PostKey => [last.pinned, last.at, last.id])
  return { ...page, rows: await asToldToAll(queries, house, page.rows, (author) => hasPosted(house, author)) }
}

/**
 * The photo of somebody who stands in the open directory of the location, wrote in its open feed, or shows their name to
 * everybody and commented there; else null.
 */
export async function publicPhoto(
  queries: Queries,
  locationId: LocationId,
  userId: UserId,
): Promise<FileId | null> {
  const house = await houseOf(queries, locationId)
  const person = (await personsOf(queries, [userId])).get(userId)
  if (house === undefined || person === undefined) return null
  const isMember = person.places.some(
    (place) => place.locationId === locationId && (place.type === 'member' || place.isAdministrator),
  )
  const isListed = isMember && isListedFor(STRANGER, person, house, NOTHING_BETWEEN)
  const isShown =
    isListed || hasPosted(house, person) || (await hasCommentedInTheOpen(queries, house, person))
  if (!isShown) return null
  const [found] = await queries.query<{ id: FileId | null }>(
    `select (photo->>'id')::uuid as id from users where id = $1`,
    [userId],
  )
  return found?.id ?? null
}

/** Whether a file belongs to a post that everybody may read. */
export async function isInPublicPost(
  queries: Queries,
  locationId: LocationId,
  postId: PostId,
  fileId: FileId,
): Promise<boolean> {
  const house = await houseOf(queries, locationId)
  if (house === undefined || !isSeenBy(house.feed, STRANGER, locationId)) return false
  const found = await queries.query(
    `select 1 from posts p where p.id = $1 and p.location_id = $2 and not p.is_removed and p.hidden is null
       and exists (select 1 from jsonb_array_elements(p.files) file where file->>'id' = $3)`,
    [postId, locationId, fileId],
  )
  return found.length > 0
}

/** What stands beside a name: the company and what somebody is there, or that they answer at the desk. */
export const STANDING = `case when m.admin_role is not null then 'Administrator'
  when c.name is null then '' when m.company_role is null then c.name else m.company_role || ', ' || c.name end`

/** The people that a row of the table names, with their names of today. */
export function mentionsIn(table: string): string {
  return `(select coalesce(json_agg(json_build_object('userId', named.id, 'name', named.name)), '[]')
    from users named where named.id = any(${table}.mention_user_ids))`
}

/** The location as the rules see it. */
export async function houseOf(queries: Queries, locationId: LocationId): Promise<House | undefined> {
  return (await housesOf(queries)).find((house) => house.locationId === locationId)
}

/** Posting exposes the author to whoever reads the feed, while a post stands (use case 5). */
function hasPosted(house: House, person: Person): boolean {
  const isRead = isSeenBy(house.feed, STRANGER, house.locationId)
  return isRead && !person.isBarred && person.postsAt.includes(house.locationId)
}
