import type { UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from './database.ts'

/**
 * Waits until no other transaction holds one of these names, which stand for what may not be there yet: an event's id, a
 * person's address. Taken in one order, so that two transactions can't wait for each other.
 */
export async function lockNames(queries: Queries, names: readonly string[]): Promise<void> {
  const ordered = [...new Set(names)].sort()
  if (ordered.length === 0) return
  await queries.query(
    `select pg_advisory_xact_lock(hashtextextended(name, 1))
     from (select name from unnest($1::text[]) with ordinality as given(name, place) order by place) names`,
    [ordered],
  )
}

/** The name under which somebody with this address comes into being, by whichever door. */
export function emailName(email: string): string {
  return `email:${email.trim().toLowerCase()}`
}

/** Holds these addresses until the transaction ends. */
export function lockAddresses(queries: Queries, emails: readonly string[]): Promise<void> {
  return lockNames(queries, emails.map(emailName))
}

/** Holds these people until the transaction ends. */
export function lockPeople(queries: Queries, ids: readonly UserId[]): Promise<void> {
  return lockNames(
    queries,
    ids.map((id) => `person:${id}`),
  )
}
