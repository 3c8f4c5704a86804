import type { Entity } from '../../protocol/wire/rows/index.ts'
import type { Queries } from './database.ts'
import { columnOf, rowColumns, tableOf } from './rows.ts'
import { customersMark } from './snapshot-first.ts'

/** One kind of row of a tier, read by pages in the order of `key`. `$1` is the location or user, `$2` the key read last. */
export interface Section {
  name: string
  entity: Entity
  from: string
  where: string
  /** The order of the pages, and what of the last row `r` is carried to the next one, as text. */
  order: string
  key: string
  after: string
  /** The first key, before every other. */
  start: string
}

const LOWEST_ID = '00000000-0000-0000-0000-000000000000'

function byId(entity: Entity, where: string): Section {
  return {
    name: entity,
    entity,
    from: `${tableOf(entity)} t`,
    where,
    order: 't.id',
    key: 'r.id::text',
    after: 't.id > $2::uuid',
    start: LOWEST_ID,
  }
}

function byTwoIds(entity: Entity, ownerField: string, where: string): Section {
  const owner = columnOf(ownerField)
  return {
    ...byId(entity, where),
    order: `t.${owner}, t.user_id`,
    key: `r."${ownerField}" || '~' || r."userId"`,
    after: `(t.${owner}, t.user_id) > (split_part($2, '~', 1)::uuid, split_part($2, '~', 2)::uuid)`,
    start: `${LOWEST_ID}~${LOWEST_ID}`,
  }
}

const HERE = 't.location_id = $1'

/** Tier 1 of a location: everything but old messages. */
export const REST: Section[] = [
  byId(
    'user',
    `exists (select 1 from memberships m where m.user_id = t.id and m.location_id = $1)
     or exists (select 1 from join_requests j where j.user_id = t.id and j.location_id = $1 and j.state = 'open')`,
  ),
  byId('company', HERE),
  byId('membership', HERE),
  byId('customer', HERE),
  byId('customerChange', HERE),
  byId('joinRequest', HERE),
  byId('customerImport', HERE),
  byId('conversation', `${HERE} and t.kind = 'desk'`),
  {
    ...byId('message', `c.location_id = $1 and c.kind = 'desk'`),
    name: 'lastMessage',
    from: 'conversations c join messages t on t.conversation_id = c.id and t.seq = c.last_seq',
    order: 'c.id',
    key: `r."conversationId"::text`,
    after: 'c.id > $2::uuid',
  },
  byTwoIds(
    'readMark',
    'conversationId',
    `t.conversation_id in (select id from conversations where location_id = $1 and kind = 'desk')
     and ${customersMark('conversations')}`,
  ),
  byId('savedReply', `${HERE} and not t.is_removed`),
  byId('followUp', HERE),
  byId('handOver', HERE),
  byId('publicLink', `${HERE} and t.revoked_at is null`),
  byId('booking', HERE),
  byId('visit', HERE),
  byId('notification', HERE),
  byId('post', `${HERE} and not t.is_removed`),
  byId('comment', `${HERE} and not t.is_removed`),
]

/** Tier 2 of a location: all messages, newest first. */
export const HISTORY: Section[] = [
  {
    ...byId(
      'message',
      // Direct chats are few beside the messages: excluding them costs less than looking up each message's chat.
      `${HERE} and t.conversation_id not in (select id from conversations where location_id = $1 and kind = 'direct')`,
    ),
    name: 'history',
    order: 't.sent_at desc, t.id desc',
    key: `r."sentAt" || '~' || r.id`,
    after: `(t.sent_at, t.id) < (split_part($2, '~', 1)::bigint, split_part($2, '~', 2)::uuid)`,
    start: '9007199254740991~ffffffff-ffff-ffff-ffff-ffffffffffff',
  },
]

/** What only this user sees: how far each chat was read, and which notifications. */
export const OWN_MARKS: Section[] = [
  byTwoIds('readMark', 'conversationId', 't.user_id = $1'),
  byTwoIds('notificationMark', 'notificationId', 't.user_id = $1'),
  {
    ...byId('notificationChoice', 't.user_id = $1'),
    order: 't.category',
    key: 'r.category',
    after: 't.category > $2',
    start: '',
  },
]

/** At most `limit` rows of a section after a key: their pairs as JSON text, how many, and the last one's key. */
export async function readSection(
  queries: Queries,
  section: Section,
  owner: string,
  after: string,
  limit: number,
): Promise<{ text: string; count: number; last: string }> {
  const [page] = await queries.query<{ text: string | null; count: number; last: string | null }>(
    `select string_agg('["${section.entity}",' || row_to_json(r)::text || ']', ',') as text, count(*) as count,
       (array_agg(${section.key}))[count(*)::integer] as last
     from (
       select ${rowColumns(section.entity)} from ${section.from}
       where (${section.where}) and ${section.after} order by ${section.order} limit $3
     ) r`,
    [owner, after, limit],
  )
  return { text: page?.text ?? '', count: page?.count ?? 0, last: page?.last ?? after }
}

/** How many rows a section has. */
export async function countSection(queries: Queries, section: Section, owner: string): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(*) as count from ${section.from} where ${section.where}`,
    [owner],
  )
  return row?.count ?? 0
}
