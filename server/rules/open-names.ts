import { seenOf } from '../../protocol/rules/see-person.ts'
import { isSeenBy, STRANGER } from '../../protocol/rules/standing.ts'
import type { Between, House, Person } from '../../protocol/rules/ways.ts'
import type { FileId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { personsOf } from './facts.ts'

// Whose name somebody reads who is not signed in, on the pages that are open to everybody (use case 5).

/** Somebody who is barred, or gone. */
const UNAVAILABLE = { userId: null, name: 'Unavailable user', photoFileId: null, standing: '' }
/** Somebody who speaks to those who are here, and hides the name from everybody else. */
const SOMEBODY_HERE = { userId: null, name: 'A member', photoFileId: null, standing: '' }

/** Nobody who is unknown has blocked anybody, was blocked, or comes to visit. */
export const NOTHING_BETWEEN: Between = { isBlockedByThem: false, hasBlockedThem: false, visits: [] }

interface Mention {
  userId: UserId
  name: string
}

interface Author {
  userId: UserId
  name: string
  photoFileId: FileId | null
  standing: string
}

/** A post or a comment as it is stored. */
export interface Spoken {
  author: Author
  text: string
  mentions: Mention[]
}

/** The same as somebody reads it who isn't signed in. */
type ToldToAll<Row extends Spoken> = Omit<Row, 'mentions'> & {
  author: Row['author'] | typeof UNAVAILABLE
  text: string
}

/**
 * Posts or comments as somebody reads them who isn't signed in: whoever is named in them, but hidden from everybody, stands
 * there without the name, and so does an author who isn't shown. `isShown` says whether one who isn't barred is.
 */
export async function asToldToAll<Row extends Spoken>(
  queries: Queries,
  house: House,
  rows: readonly Row[],
  isShown: (author: Person) => boolean,
): Promise<ToldToAll<Row>[]> {
  const authors = await personsOf(
    queries,
    rows.map(({ author }) => author.userId),
  )
  const named = await namedToAll(
    queries,
    house,
    rows.flatMap(({ mentions }) => mentions.map(({ userId }) => userId)),
  )
  return rows.map(({ mentions, ...row }) => {
    const person = authors.get(row.author.userId)
    const isGone = person === undefined || person.isBarred
    const author = isGone ? UNAVAILABLE : isShown(person) ? row.author : SOMEBODY_HERE
    return { ...row, author, text: withoutNames(row.text, mentions, named) }
  })
}

/** What the rules say of these people to somebody who isn't signed in: those whose name they see. */
async function namedToAll(queries: Queries, house: House, userIds: readonly UserId[]): Promise<Set<UserId>> {
  const persons = await personsOf(queries, [...new Set(userIds)])
  return new Set([...persons.values()].filter((person) => isNamed(house, person)).map(({ userId }) => userId))
}

/** Whether somebody who isn't signed in sees the person's name, at this location. */
export function isNamed(house: House, person: Person): boolean {
  return seenOf(STRANGER, person, [house], NOTHING_BETWEEN).name
}

/** A text in which whoever is not among the named stands without a name: "@a member". */
function withoutNames(text: string, mentions: readonly Mention[], named: ReadonlySet<UserId>): string {
  return mentions
    .filter(({ userId }) => !named.has(userId))
    .toSorted((one, other) => other.name.length - one.name.length)
    .reduce((shown, { name }) => shown.replaceAll(`@${name}`, '@a member'), text)
}

/** Whether the person shows the name to everybody and a comment of theirs stands in the feed, which is open. */
export async function hasCommentedInTheOpen(
  queries: Queries,
  house: House,
  person: Person,
): Promise<boolean> {
  if (!isSeenBy(house.feed, STRANGER, house.locationId) || !isNamed(house, person)) return false
  const found = await queries.query(
    `select 1 from comments k join posts p on p.id = k.post_id
     where k.author_user_id = $1 and p.location_id = $2 and not k.is_removed and not p.is_removed and p.hidden is null
     limit 1`,
    [person.userId, house.locationId],
  )
  return found.length > 0
}
