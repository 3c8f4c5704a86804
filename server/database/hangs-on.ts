import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Entity } from '../../protocol/wire/rows/index.ts'
import type { HangsOn } from '../sync/people-work.ts'
import type { Queries } from './database.ts'

/** Each kind of thing with the condition by which it hangs on a person ($2) at a location ($1). */
const CONDITIONS: readonly (readonly [HangsOn, string])[] = [
  [
    'chat',
    `exists (select 1 from conversations where location_id = $1 and subject_id = $2)
     or exists (select 1 from conversations where participant_ids @> array[$2::uuid])
     or exists (select 1 from messages where location_id = $1 and author_user_id = $2)`,
  ],
  [
    'booking',
    `exists (select 1 from bookings where location_id = $1 and user_id = $2)
     or exists (select 1 from outside_customers where user_id = $2)`,
  ],
  [
    'visit',
    `exists (select 1 from visits where location_id = $1
       and (host_user_id = $2 or visitor_user_id = $2 or registered_by_user_id = $2
         or lower(visitor_email) = (select lower(email) from users where id = $2)))`,
  ],
  [
    'post',
    `exists (select 1 from posts where location_id = $1 and author_user_id = $2)
     or exists (select 1 from comments where location_id = $1 and author_user_id = $2)`,
  ],
  [
    'report',
    `exists (select 1 from reports where about_user_id = $2 or by_user_id = $2)
     or exists (select 1 from bars where user_id = $2)
     or exists (select 1 from blocks where user_id = $2 or blocked_user_id = $2)`,
  ],
  [
    'portal',
    `exists (select 1 from sessions where user_id = $2) or exists (select 1 from accounts where user_id = $2)
     or exists (select 1 from join_requests where location_id = $1 and user_id = $2)`,
  ],
  [
    // What was signed, and by whom, is kept as evidence (GDPR, article 17(3)(e)).
    'signature',
    `exists (select 1 from signatures s, jsonb_array_elements(s.signers) signer where s.location_id = $1
       and (signer ->> 'userId' = $2::uuid::text
         or lower(signer ->> 'email') = (select lower(email) from users where id = $2)))`,
  ],
  ['notification', `exists (select 1 from notifications where location_id = $1 and actor_id = $2)`],
]

const SQL = `select case ${CONDITIONS.map(([what, sql]) => `when ${sql} then '${what}'`).join('\n')} end as what`

/** What hangs on a person; null for nothing. */
export async function hangsOn(
  queries: Queries,
  location: LocationId,
  userId: UserId,
): Promise<HangsOn | null> {
  const [found] = await queries.query<{ what: HangsOn | null }>(SQL, [location, userId])
  return found?.what ?? null
}

/** Removes the lines of the history about these people, and their public links. Out: what is gone. */
export async function removeTraces(
  queries: Queries,
  location: LocationId,
  userIds: readonly UserId[],
): Promise<{ entity: Entity; id: string; rev: number }[]> {
  const changes = await queries.query<{ id: string; rev: number }>(
    'delete from customer_changes where location_id = $1 and subject_id = any($2::uuid[]) returning id, rev',
    [location, userIds],
  )
  const links = await queries.query<{ id: string; rev: number }>(
    'delete from public_links where location_id = $1 and user_id = any($2::uuid[]) returning id, rev',
    [location, userIds],
  )
  return [
    ...changes.map((row) => ({ entity: 'customerChange' as const, ...row })),
    ...links.map((row) => ({ entity: 'publicLink' as const, ...row })),
  ]
}
