import { mayStartChat, type Verdict } from '../../protocol/rules/may-start-chat.ts'
import { seenOf, type Seen } from '../../protocol/rules/see-person.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { askerOf, betweenOf, housesOf, personsOf } from './facts.ts'

/**
 * Whether a user may start a chat with another at this moment, and why or why not (use case 5). Whoever isn't there is
 * `gone`. The reason is for the log and for administrators: to the asker a hidden person and none at all are the same.
 */
export async function verdictOf(queries: Queries, asker: UserId | null, person: UserId): Promise<Verdict> {
  const other = (await personsOf(queries, [person])).get(person)
  if (other === undefined) return { may: false, why: 'gone' }
  return mayStartChat(
    await askerOf(queries, asker),
    other,
    await housesOf(queries),
    await betweenOf(queries, asker, person),
  )
}

/** Which fields of a person somebody sees at this moment; nothing of whoever isn't there. `null`: not signed in. */
export async function seenBy(queries: Queries, viewer: UserId | null, person: UserId): Promise<Seen> {
  const other = (await personsOf(queries, [person])).get(person)
  if (other === undefined) return { name: false, email: false, phone: false, bookings: false }
  return seenOf(
    await askerOf(queries, viewer),
    other,
    await housesOf(queries),
    await betweenOf(queries, viewer, person),
  )
}

/** The same of several people; whoever isn't there is left out. */
export async function seenOfEach(
  queries: Queries,
  viewer: UserId,
  people: readonly UserId[],
): Promise<Map<UserId, Seen>> {
  const asker = await askerOf(queries, viewer)
  const houses = await housesOf(queries)
  const seen = new Map<UserId, Seen>()
  for (const [id, person] of await personsOf(queries, people)) {
    seen.set(id, seenOf(asker, person, houses, await betweenOf(queries, viewer, id)))
  }
  return seen
}
