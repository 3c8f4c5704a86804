import { isListedFor, seenOf } from '../../protocol/rules/see-person.ts'
import { isSeenBy } from '../../protocol/rules/standing.ts'
import type {
  PortalCompany,
  PortalDirectory,
  PortalPerson,
  PortalPlace,
  PortalProfile,
} from '../../protocol/wire/http.ts'
import { feedPlaceId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { askerOf, betweenOf, housesOf, personsOf } from '../rules/facts.ts'
import { STANDING } from '../rules/open-to-all.ts'
import { verdictOf } from '../rules/verdicts.ts'

const SHOWN = 100
/** More than fit into a house: the rules are asked about each one whose name fits. */
const ASKED_ABOUT = 2000

/** The locations whose Community, Feed or bookings somebody sees, those where they are first. */
export async function placesFor(queries: Queries, userId: UserId): Promise<PortalPlace[]> {
  const asker = await askerOf(queries, userId)
  const houses = new Map((await housesOf(queries)).map((house) => [house.locationId, house]))
  const locations = await queries.query<{ locationId: LocationId; name: string; timeZone: string }>(
    `select l.id as "locationId", l.name, l.time_zone as "timeZone"
     from locations l left join memberships m on m.location_id = l.id and m.user_id = $1
     order by m.since nulls last, l.name`,
    [userId],
  )
  return locations.flatMap((location) => {
    const { locationId } = location
    const house = houses.get(locationId)
    if (house === undefined) return []
    const here = asker.places.find((place) => place.locationId === locationId)
    const community = isSeenBy(house.community, asker, locationId)
    const feed = isSeenBy(house.feed, asker, locationId)
    const isMember = here !== undefined && (here.type === 'member' || here.isAdministrator)
    if (!community && !feed && !isMember) return []
    const mayPost = feed && isMember
    return [
      { ...location, community, feed, bookings: isMember, mayPost, feedPlaceId: feedPlaceId(locationId) },
    ]
  })
}

/** The directory of a location as somebody sees it; null when it isn't shown to them. */
export async function directoryFor(
  queries: Queries,
  userId: UserId,
  locationId: LocationId,
  letters: string,
): Promise<PortalDirectory | null> {
  const asker = await askerOf(queries, userId)
  const house = (await housesOf(queries)).find((one) => one.locationId === locationId)
  if (house === undefined || !isSeenBy(house.community, asker, locationId)) return null
  const like = `%${letters.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`
  const found = await queries.query<PortalPerson>(
    `${PERSON} where m.location_id = $1 and (m.type = 'member' or m.admin_role is not null) and u.name ilike $2
     order by lower(u.name), u.id limit ${ASKED_ABOUT}`,
    [locationId, like],
  )
  const ids = found.map((person) => person.userId)
  const persons = await personsOf(queries, ids)
  const blockers = await blockersOf(queries, userId, ids)
  const people = found.filter((one) => {
    const person = persons.get(one.userId)
    return (
      person !== undefined && isListedFor(asker, person, house, { isBlockedByThem: blockers.has(one.userId) })
    )
  })
  const companies = await queries.query<PortalCompany>(
    `select c.id as "companyId", c.name, c.about, c.website,
       (select count(*) from memberships m where m.company_id = c.id and m.type = 'member') as people
     from companies c where c.location_id = $1 and c.type = 'member' and c.name ilike $2
     order by lower(c.name), c.id limit ${SHOWN}`,
    [locationId, like],
  )
  return { people: people.slice(0, SHOWN), peopleTotal: people.length, companies }
}

/** A person's profile as somebody sees it; null when they don't see the person (use case 5). */
export async function profileFor(
  queries: Queries,
  userId: UserId,
  personId: UserId,
): Promise<PortalProfile | null> {
  const person = (await personsOf(queries, [personId])).get(personId)
  if (person === undefined) return null
  const seen = seenOf(
    await askerOf(queries, userId),
    person,
    await housesOf(queries),
    await betweenOf(queries, userId, personId),
  )
  if (!seen.name) return null
  const [found] = await queries.query<PortalPerson & { email: string | null; phone: string | null }>(
    `${PERSON.replace('select ', 'select u.email, u.phone, ')} where u.id = $1 order by m.since limit 1`,
    [personId],
  )
  if (found === undefined) return null
  const places = await queries.query<{ name: string }>(
    `select l.name from memberships m join locations l on l.id = m.location_id
     where m.user_id = $1 and (m.type = 'member' or m.admin_role is not null) order by l.name`,
    [personId],
  )
  const self = userId === personId
  return {
    ...found,
    email: seen.email ? found.email : null,
    phone: seen.phone ? found.phone : null,
    places: places.map(({ name }) => name),
    mayChat: !self && (await verdictOf(queries, userId, personId)).may,
    self,
  }
}

/** Of these people, those who have blocked the asker: to whom they are not there any more. */
async function blockersOf(queries: Queries, asker: UserId, userIds: readonly UserId[]): Promise<Set<UserId>> {
  const rows = await queries.query<{ id: UserId }>(
    'select user_id as id from blocks where blocked_user_id = $1 and user_id = any($2::uuid[]) and active',
    [asker, [...userIds]],
  )
  return new Set(rows.map(({ id }) => id))
}

/** Those of the people who are "Unavailable user" to somebody: whoever has blocked them, and whoever is barred. */
export async function unavailableTo(
  queries: Queries,
  asker: UserId,
  userIds: readonly UserId[],
): Promise<Set<UserId>> {
  const rows = await queries.query<{ id: UserId }>(
    'select user_id as id from bars where user_id = any($1::uuid[]) and active',
    [[...userIds]],
  )
  return new Set([...(await blockersOf(queries, asker, userIds)), ...rows.map(({ id }) => id)])
}

const PERSON = `select u.id as "userId", u.name, u.about, (u.photo->>'id')::uuid as "photoFileId", ${STANDING} as standing
  from users u join memberships m on m.user_id = u.id left join companies c on c.id = m.company_id`
