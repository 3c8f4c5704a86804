import { mayStartChat } from '../../protocol/rules/may-start-chat.ts'
import {
  directConversationId,
  type ConversationId,
  type LocationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { ANNOUNCED_ONLY, askerOf, betweenOf, housesOf, personsOf } from './facts.ts'

/**
 * Whether somebody may start a direct chat with a person at this moment. The same rule as for every chat, but that a block
 * ends it for administrators, too: their desk chat stays.
 */
export async function mayStartDirect(queries: Queries, from: UserId, to: UserId): Promise<boolean> {
  return (await thoseToChatWith(queries, from, [to])).length > 0
}

/** The same for many: those of `people` with whom `from` may start a direct chat, in the same order. */
export async function thoseToChatWith(
  queries: Queries,
  from: UserId,
  people: readonly UserId[],
): Promise<UserId[]> {
  const asker = await askerOf(queries, from)
  const houses = await housesOf(queries)
  const persons = await personsOf(queries, people)
  const allowed: UserId[] = []
  for (const id of people) {
    const person = persons.get(id)
    if (person === undefined) continue
    const between = await betweenOf(queries, from, id)
    const isApart = between.isBlockedByThem || between.hasBlockedThem
    if (!isApart && mayStartChat(asker, person, houses, between).may) allowed.push(id)
  }
  return allowed
}

/** A direct chat as one of its two people has it. */
export interface DirectChat {
  conversationId: ConversationId
  otherUserId: UserId
}

/** The direct chats of a user that have begun; those that are closed to the user are among them. */
export function directChatsOf(queries: Queries, userId: UserId): Promise<DirectChat[]> {
  return queries.query<DirectChat>(
    `select id as "conversationId", other as "otherUserId" from conversations, unnest(participant_ids) other
     where kind = 'direct' and participant_ids @> array[$1::uuid] and other <> $1 order by id`,
    [userId],
  )
}

/** The chat with a person, whether or not it has begun; null when it hasn't and may not. */
export async function directChatWith(
  queries: Queries,
  userId: UserId,
  otherUserId: UserId,
): Promise<DirectChat | null> {
  const conversationId = directConversationId(userId, otherUserId)
  const known = await queries.query('select 1 from conversations where id = $1', [conversationId])
  const isThere = known.length > 0 || (await mayStartDirect(queries, userId, otherUserId))
  return isThere ? { conversationId, otherUserId } : null
}

/** The visits that bring host $1 and visitor $2 together, or the other way round; a visitor is known by e-mail. */
const MEETINGS = `visits v join users visitor on lower(visitor.email) = lower(v.visitor_email)
  where (v.host_user_id = $1 and visitor.id = $2 or v.host_user_id = $2 and visitor.id = $1) and not ${ANNOUNCED_ONLY}`

/** Where a chat between the two lies: where they meet, else where one of them is; null when neither is anywhere. */
export async function directLocation(
  queries: Queries,
  one: UserId,
  other: UserId,
): Promise<LocationId | null> {
  const [shared] = await queries.query<{ id: LocationId; both: boolean }>(
    `select location_id as id, count(*) = 2 as both from memberships where user_id in ($1, $2) group by location_id
     order by count(*) desc, bool_or(admin_role is not null) desc, min(since), location_id limit 1`,
    [one, other],
  )
  if (shared?.both) return shared.id
  const [visit] = await queries.query<{ id: LocationId }>(
    `select v.location_id as id from ${MEETINGS} order by v.expected_at desc, v.id limit 1`,
    [one, other],
  )
  return visit?.id ?? shared?.id ?? null
}

interface Closing {
  byOne: boolean
  byOther: boolean
  oneBarred: boolean
  otherBarred: boolean
  /** They met as host and visitor, and every visit was cancelled or rejected. */
  isOver: boolean
}

/** Those of the two to whom the other is unavailable: by a block, a bar, or as no visit brings them together any more. */
export async function closedTo(queries: Queries, one: UserId, other: UserId): Promise<UserId[]> {
  const [closing] = await queries.query<Closing>(
    `select ${blocked('$1', '$2')} as "byOne", ${blocked('$2', '$1')} as "byOther", ${barred('$1')} as "oneBarred",
       ${barred('$2')} as "otherBarred",
       (select count(distinct m.user_id) from memberships m where m.user_id in ($1, $2)) < 2
       and exists (select 1 from ${MEETINGS})
       and not exists (select 1 from ${MEETINGS} and v.status not in ('cancelled', 'rejected')) as "isOver"`,
    [one, other],
  )
  const closed: UserId[] = []
  if (closing === undefined) return closed
  if (closing.byOther || closing.otherBarred || closing.isOver) closed.push(one)
  if (closing.byOne || closing.oneBarred || closing.isOver) closed.push(other)
  return closed
}

function blocked(by: string, whom: string): string {
  return `exists (select 1 from blocks where user_id = ${by} and blocked_user_id = ${whom} and active)`
}

function barred(whom: string): string {
  return `exists (select 1 from bars where user_id = ${whom} and active)`
}
