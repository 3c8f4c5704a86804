import {
  hasFilter,
  isEmptyQuery,
  parseQuery,
  type Period,
  type SearchTerm,
} from '../../../protocol/search/query.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { nameMatch } from '../people/name-match.ts'
import { dayBounds } from '../space/day-bounds.ts'
import { withoutLoneLetters } from './match-expression.ts'
import { chatLetter, letterOf } from './places.ts'

/** A query with its names and dates looked up. */
export interface Asked {
  terms: SearchTerm[]
  /** Each group asks for one of its letters (places.ts): a chat, an author. */
  places: string[][]
  hasFile: boolean
  /** Sent at or after, and before; milliseconds since 1970. */
  fromMs: number
  belowMs: number
  /** An operator, or being in one chat, leaves out what is no message. */
  isNarrowed: boolean
  /** Nothing is asked for yet. */
  isEmpty: boolean
  problem: string | null
}

/** So many people or chats can be meant by one name. */
const MEANT_MAX = 300

/** Reads a query as it is meant at the current location: "me", names, and days in its time zone. */
export function readQuery(
  context: StoreContext,
  typed: string,
  conversationId: ConversationId | null,
): Asked {
  const { cache, session } = context
  const query = parseQuery(typed)
  const here = session.here()
  let { problem } = query
  const places: string[][] = []
  for (const name of query.from) places.push(authors(name))
  for (const name of query.in) places.push(chats(name))
  if (conversationId) places.push(chatOf(conversationId))
  const bounds =
    query.before.length + query.after.length > 0 ? periodsOf(context) : () => ({ startMs: 0, endMs: 0 })
  return {
    terms: withoutLoneLetters(query.terms),
    places,
    hasFile: query.hasFile,
    fromMs: Math.max(0, ...query.after.map((period) => bounds(period).endMs)),
    belowMs: Math.min(Number.MAX_SAFE_INTEGER, ...query.before.map((period) => bounds(period).startMs)),
    isNarrowed: hasFilter(query) || conversationId !== null,
    isEmpty: isEmptyQuery(query),
    problem,
  }

  function authors(name: string): string[] {
    if (/^me$/iu.test(name)) return letters([session.me()])
    const { sql, values } = nameMatch(name, 'id')
    const found = cache.all<{ id: string }>(
      `SELECT id FROM users WHERE ${sql} LIMIT ${MEANT_MAX + 1}`,
      values,
    )
    const ids = meant(found, `from:${name}`, `Nobody here is called “${name}”.`)
    return letters(ids.map(({ id }) => id))
  }

  function chats(name: string): string[] {
    const subject = nameMatch(name, 'c.subject_id')
    const a = nameMatch(name, 'c.participant_a').sql
    const b = nameMatch(name, 'c.participant_b').sql
    const found = cache.all<{ key: number }>(
      `SELECT chats.key FROM chats JOIN conversations c ON c.id = conversation_id
       WHERE chats.location_id = @here AND (${subject.sql} OR (c.subject_id IS NULL AND (${a} OR ${b})))
       LIMIT ${MEANT_MAX + 1}`,
      { here, ...subject.values },
    )
    return meant(found, `in:${name}`, `There is no chat with “${name}” here.`).map(({ key }) =>
      chatLetter(key),
    )
  }

  function chatOf(id: ConversationId): string[] {
    const chat = cache.get<{ key: number }>('SELECT key FROM chats WHERE conversation_id = @id', { id })
    return chat ? [chatLetter(chat.key)] : []
  }

  /** Those found, unless they are none or too many to be meant. */
  function meant<T>(found: T[], operator: string, nobody: string): T[] {
    if (found.length === 0) problem ??= nobody
    if (found.length <= MEANT_MAX) return found
    problem ??= `${operator} fits more than ${MEANT_MAX} names. Write more of it.`
    return []
  }

  function letters(ids: readonly string[]): string[] {
    return ids.map((id) => letterOf(cache, id)).filter((letter) => letter !== null)
  }
}

/** When a day, month or year begins and ends in the time zone of the current location. */
function periodsOf({
  cache,
  session,
  now,
}: StoreContext): (period: Period) => { startMs: number; endMs: number } {
  const zone = cache.get<{ timeZone: string }>(
    'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
    {
      here: session.here(),
    },
  )
  const timeZone = zone?.timeZone ?? 'UTC'
  const day = (atMs: number) => dayBounds(atMs, timeZone)
  return (period) => {
    const today = day(now())
    if (period === 'today') return today
    if (period === 'yesterday') return day(today.startMs - 1)
    const { year, month, day: date } = period
    const noon = (y: number, m: number, d: number) => Date.UTC(y, m, d, 12)
    const first = day(noon(year, (month ?? 1) - 1, date ?? 1))
    if (date !== null) return first
    const last = month === null ? noon(year, 11, 31) : noon(year, month, 0)
    return { startMs: first.startMs, endMs: day(last).endMs }
  }
}
