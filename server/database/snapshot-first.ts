import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Entity } from '../../protocol/wire/rows/index.ts'
import type { Queries } from './database.ts'
import { rowColumns, tableOf } from './rows.ts'

const CONVERSATIONS = 50
const MESSAGES_EACH = 20
const NOTIFICATIONS = 100

/**
 * Tier 0 of a location: what the first screen needs, in one page. The newest conversations with their newest messages, saved
 * replies, open follow-ups and the newest hand-over, the newest notifications, today's visits (in the location's time zone), and
 * everybody and every company that these name.
 * In: the time now, in milliseconds. Out: the [entity, row] pairs as JSON text, separated by commas, and how many there are.
 */
export async function firstScreen(
  queries: Queries,
  asked: {
    locationId: LocationId
    viewer: UserId
    readsChats: boolean
    readsCustomers: boolean
    now: number
  },
): Promise<{ text: string; count: number }> {
  const [page] = await queries.query<{ text: string | null; count: number }>(SQL, [
    asked.locationId,
    asked.readsChats,
    asked.now,
    asked.readsCustomers,
    asked.viewer,
  ])
  return { text: page?.text ?? '', count: page?.count ?? 0 }
}

/**
 * A select of one text column `pair`, `["entity",{row}]`: the database writes the JSON, which is several times faster
 * than rows. In: what follows `from`, with the entity's table as `t`.
 */
function pairs(entity: Entity, from: string): string {
  return `select '["${entity}",' || row_to_json(r)::text || ']' as pair from (select ${rowColumns(entity)} from ${from}) r`
}

function chosen(entity: Entity, where: string): string {
  return pairs(entity, `${tableOf(entity)} t where ${where}`)
}

const SQL = `
with
  c as materialized (
    select * from conversations where location_id = $1 and kind = 'desk' and $2::boolean
    order by last_at desc, id desc limit ${CONVERSATIONS}
  ),
  m as materialized (
    select newest.* from c cross join lateral (
      select * from messages where conversation_id = c.id order by seq desc limit ${MESSAGES_EACH}
    ) newest
  ),
  h as materialized (
    select * from hand_overs where location_id = $1 and $2::boolean order by at desc, id desc limit 1
  ),
  n as materialized (
    select * from notifications where location_id = $1 and (signature_id is null or $2::boolean) and (category <> 'reports' or $4::boolean and not exists (
      select 1 from reports where reports.id = notifications.id and reports.about_user_id = $5
    )) order by at desc, id desc limit ${NOTIFICATIONS}
  ),
  today as materialized (
    select extract(epoch from midnight at time zone time_zone) * 1000 as starts_at,
      extract(epoch from (midnight + interval '1 day') at time zone time_zone) * 1000 as ends_at
    from (
      select time_zone, date_trunc('day', to_timestamp($3::double precision / 1000) at time zone time_zone) as midnight
      from locations where id = $1
    ) here
  ),
  v as materialized (
    select visits.* from visits, today
    where location_id = $1 and expected_at >= today.starts_at and expected_at < today.ends_at
  ),
  people as materialized (
    select subject_id as id from c where subject_kind = 'user'
    union select assignee_user_id from c
    union select author_user_id from m
    union select actor_id from n where actor_kind = 'user'
    union select host_user_id from v
    union select user_id from memberships where location_id = $1 and admin_role is not null
  ),
  firms as materialized (
    select subject_id as id from c where subject_kind = 'company'
    union select actor_id from n where actor_kind = 'company'
    union select company_id from memberships where location_id = $1 and user_id in (select id from people)
  )
select string_agg(pair, ',') as text, count(*) as count from (
  ${[
    chosen('location', 't.id = $1'),
    chosen('user', 't.id in (select id from people)'),
    chosen('company', 't.location_id = $1 and t.id in (select id from firms)'),
    chosen('membership', 't.location_id = $1 and t.user_id in (select id from people)'),
    chosen(
      'customer',
      '$4::boolean and t.location_id = $1 and (t.subject_id in (select id from people) or t.subject_id in (select id from firms))',
    ),
    pairs('conversation', 'c t'),
    pairs('message', 'm t'),
    chosen('readMark', `t.conversation_id in (select id from c) and ${customersMark('c')}`),
    chosen('signature', 't.message_id in (select id from m)'),
    chosen('savedReply', '$2::boolean and t.location_id = $1 and not t.is_removed'),
    chosen('followUp', '$2::boolean and t.location_id = $1 and t.done_at is null'),
    pairs('handOver', 'h t'),
    chosen('booking', 't.id in (select booking_id from m) or t.id in (select booking_id from n)'),
    pairs('notification', 'n t'),
    pairs('visit', 'v t'),
  ].join('\n  union all ')}
) pairs`

/**
 * True of a read mark `t` that a customer left: the location's staff see those. An administrator's own are in that user's
 * stream alone.
 */
export function customersMark(conversations: string): string {
  return `exists (
    select 1 from ${conversations} own where own.id = t.conversation_id and (
      own.subject_kind = 'user' and own.subject_id = t.user_id
      or own.subject_kind = 'company' and exists (
        select 1 from memberships part where part.user_id = t.user_id and part.company_id = own.subject_id
      )
    )
  )`
}
