import type { Entity } from '../../protocol/wire/rows/index.ts'
import type { Queries } from './database.ts'
import { columnOf } from './row-tables.ts'
import { rowColumns, tableOf } from './rows.ts'
import { customersMark } from './snapshot-first.ts'

/**
 * One kind of row of a tier, read by pages in the order of `key`. `$1` is the location or user, `$2` the key read last;
 * `:viewer` in a condition stands for who asks.
 */
export interface Section {
  name: string
  entity: Entity
  from: string
  where: string
  /** The select list, where it is not the whole row as it lies there. */
  columns?: string
  /** The order of the pages, and what of the last row `r` is carried to the next one, as text. */
  order: string
  key: string
  after: string
  /** The first key, before every other. */
  start: string
  /** The entity that must be readable, where that is not the row's own. */
  readAs?: Entity
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
/** A notification `t` of a report about who asks: they are not told. */
const REPORTS_VIEWER = 'exists (select 1 from reports p where p.id = t.id and p.about_user_id = :viewer)'

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
  byId('deskInvitation', `${HERE} and t.state = 'open'`),
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
  byId('signature', HERE),
  byId('savedReply', `${HERE} and not t.is_removed`),
  byId('followUp', HERE),
  byId('handOver', HERE),
  byId('publicLink', `${HERE} and t.revoked_at is null`),
  byId('booking', HERE),
  byId('visit', HERE),
  byId('notification', `${HERE} and t.category <> 'reports' and t.signature_id is null`),
  {
    ...byId('notification', `${HERE} and t.signature_id is not null`),
    name: 'signatureNotification',
    readAs: 'signature',
  },
  {
    ...byId('notification', `${HERE} and t.category = 'reports' and not ${REPORTS_VIEWER}`),
    name: 'reportNotification',
    readAs: 'report',
  },
  byId('post', `${HERE} and not t.is_removed`),
  byId('comment', `${HERE} and not t.is_removed`),
  byId('report', `${HERE} and t.about_user_id <> :viewer`),
  {
    ...byId('bar', 'exists (select 1 from memberships m where m.user_id = t.user_id and m.location_id = $1)'),
    order: 't.user_id',
    after: 't.user_id > $2::uuid',
  },
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

/** True of a conversation that is a direct chat of user $1. */
const DIRECT = `c.kind = 'direct' and c.participant_ids @> array[$1::uuid]`

/**
 * Tier 0 of a user's stream, what only this user sees: how far each chat was read, which notifications, whom they have
 * blocked, their direct chats with the newest message of each, and who the others are.
 */
export const OWN: Section[] = [
  byTwoIds('readMark', 'conversationId', 't.user_id = $1'),
  byTwoIds('notificationMark', 'notificationId', 't.user_id = $1'),
  {
    ...byId('block', 't.user_id = $1'),
    order: 't.blocked_user_id',
    key: 'r."blockedUserId"::text',
    after: 't.blocked_user_id > $2::uuid',
  },
  byId('conversation', DIRECT.replaceAll('c.', 't.')),
  {
    ...byId('message', DIRECT),
    name: 'lastMessage',
    from: 'conversations c join messages t on t.conversation_id = c.id and t.seq = c.last_seq',
    order: 'c.id',
    key: `r."conversationId"::text`,
    after: 'c.id > $2::uuid',
  },
  {
    ...byTwoIds('readMark', 'conversationId', `t.user_id <> $1 and ${DIRECT}`),
    name: 'othersMark',
    from: 'read_marks t join conversations c on c.id = t.conversation_id',
    // Pins, mutes and the archive are nobody else's matter.
    columns: rowColumns('readMark', {
      flaggedUnread: 'false',
      pinned: 'false',
      mutedUntil: 'null::bigint',
      archivedSeq: 'null::integer',
    }),
  },
  {
    ...byId('user', ''),
    // Whom the user administers comes whole with their location; of others there is no more than a chat shows.
    where: `t.id <> $1 and exists (select 1 from conversations c where ${DIRECT} and t.id = any(c.participant_ids))
      and not exists (select 1 from memberships own join memberships m on m.location_id = own.location_id
        where own.user_id = $1 and own.admin_role is not null and m.user_id = t.id)`,
    columns: rowColumns('user', { email: 'null::text', phone: 'null::text' }),
  },
  {
    ...byId('notificationChoice', 't.user_id = $1'),
    order: 't.category',
    key: 'r.category',
    after: 't.category > $2',
    start: '',
  },
  {
    ...byId('feedMark', 't.user_id = $1'),
    order: 't.location_id',
    key: 'r."locationId"::text',
    after: 't.location_id > $2::uuid',
  },
]

/** Tier 2 of a user's stream: all messages of their direct chats, newest first. */
export const OWN_HISTORY: Section[] = [
  { ...HISTORY[0]!, from: 'messages t join conversations c on c.id = t.conversation_id', where: DIRECT },
]

/** At most `limit` rows of a section after a key: their pairs as JSON text, how many, and the last one's key. */
export async function readSection(
  queries: Queries,
  section: Section,
  owner: string,
  after: string,
  limit: number,
  viewer: string,
): Promise<{ text: string; count: number; last: string }> {
  const [page] = await queries.query<{ text: string | null; count: number; last: string | null }>(
    `select string_agg('["${section.entity}",' || row_to_json(r)::text || ']', ',') as text, count(*) as count,
       (array_agg(${section.key}))[count(*)::integer] as last
     from (
       select ${section.columns ?? rowColumns(section.entity)} from ${section.from}
       where (${section.where.replace(':viewer', '$4')}) and ${section.after} order by ${section.order} limit $3
     ) r`,
    [owner, after, limit, ...viewerIn(section, viewer)],
  )
  return { text: page?.text ?? '', count: page?.count ?? 0, last: page?.last ?? after }
}

/** How many rows a section has. */
export async function countSection(
  queries: Queries,
  section: Section,
  owner: string,
  viewer: string,
): Promise<number> {
  const [row] = await queries.query<{ count: number }>(
    `select count(*) as count from ${section.from} where ${section.where.replace(':viewer', '$2')}`,
    [owner, ...viewerIn(section, viewer)],
  )
  return row?.count ?? 0
}

function viewerIn({ where }: Section, viewer: string): string[] {
  return where.includes(':viewer') ? [viewer] : []
}
