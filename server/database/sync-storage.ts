import { randomUUID } from 'node:crypto'
import type { WireEvent } from '../../protocol/wire/events.ts'
import type {
  ConversationId,
  CustomerId,
  FileId,
  LocationId,
  MessageId,
  NotificationId,
  OpId,
  PostId,
  StreamId,
  Subject,
  UserId,
} from '../../protocol/wire/ids.ts'
import type { ConversationRow, MessageRow, ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import type { CustomerRow } from '../../protocol/wire/rows/people.ts'
import type {
  NotificationCategory,
  NotificationChoiceRow,
  NotificationMarkRow,
} from '../../protocol/wire/rows/space.ts'
import { accessOf } from '../auth/accounts.ts'
import type { OpRecord, StreamHead, SyncStorage, SyncTransaction, UploadedFile } from '../sync/storage.ts'
import type { Database, Queries } from './database.ts'
import { putRows, rowColumns } from './rows.ts'
import { SqlPeopleWork } from './sql-people-work.ts'

/** The database as the sync handlers see it. */
export function createSyncStorage(database: Database): SyncStorage {
  return {
    transaction: (run) => database.transaction((queries) => run(syncTransactionOn(queries))),
  }
}

/** The same within a transaction that somebody else began, for what is written together with other tables. */
export function syncTransactionOn(queries: Queries): SyncTransaction {
  return new SqlTransaction(queries)
}

/** What each verb promises stands with the interface. */
class SqlTransaction extends SqlPeopleWork implements SyncTransaction {
  async lockOp(id: OpId): Promise<OpRecord | null> {
    // A row that isn't there yet can't be locked, so the id itself is.
    await this.queries.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id])
    return this.one<OpRecord>('select hash, result from applied_ops where id = $1', [id])
  }

  async saveOp(id: OpId, userId: UserId, record: OpRecord, at: number): Promise<void> {
    await this.queries.query(
      'insert into applied_ops (id, user_id, hash, result, at) values ($1, $2, $3, $4::json, $5)',
      [id, userId, record.hash, JSON.stringify(record.result), at],
    )
  }

  async lockStream(stream: StreamId): Promise<StreamHead> {
    const sql = 'select epoch, head, floor from streams where id = $1 for update'
    const head = await this.one<StreamHead>(sql, [stream])
    if (head !== null) return head
    await this.createStream(stream)
    return (await this.one<StreamHead>(sql, [stream]))!
  }

  async streamHead(stream: StreamId): Promise<StreamHead> {
    const sql = 'select epoch, head, floor from streams where id = $1'
    const head = await this.one<StreamHead>(sql, [stream])
    if (head !== null) return head
    await this.createStream(stream)
    return (await this.one<StreamHead>(sql, [stream]))!
  }

  private async createStream(stream: StreamId): Promise<void> {
    await this.queries.query(
      'insert into streams (id, epoch, head, floor) values ($1, $2, 0, 0) on conflict do nothing',
      [stream, randomUUID()],
    )
  }

  async appendEvent(stream: StreamId, event: Omit<WireEvent, 'seq'>): Promise<WireEvent> {
    const appended = await this.one<{ seq: number }>(
      `with next as (update streams set head = head + 1 where id = $1 returning head)
       insert into events (stream, seq, entity, entity_id, change, rev, actor, at, body)
       select $1, head, $2, $3, $4, $5, $6, $7, $8::json from next returning seq`,
      [
        stream,
        event.entity,
        event.entityId,
        event.change,
        event.rev,
        event.actor,
        event.at,
        event.body === null ? null : JSON.stringify(event.body),
      ],
    )
    return { seq: appended!.seq, ...event }
  }

  async appendEvents(stream: StreamId, events: readonly Omit<WireEvent, 'seq'>[]): Promise<WireEvent[]> {
    if (events.length === 0) return []
    const rows = events.map((event, index) => ({ place: index + 1, ...event }))
    const appended = await this.one<{ head: number }>(
      `with next as (update streams set head = head + $2 where id = $1 returning head),
         logged as (
           insert into events (stream, seq, entity, entity_id, change, rev, actor, at, body)
           select $1, next.head - $2 + r.place, r.entity, r."entityId", r.change, r.rev, r.actor, r.at,
             case when r.change = 'put' then r.body end
           from next, json_to_recordset($3::json) as r(place integer, entity text, "entityId" text, change text,
             rev integer, actor uuid, at bigint, body json)
         )
       select head from next`,
      [stream, events.length, JSON.stringify(rows)],
    )
    const first = appended!.head - events.length + 1
    return events.map((event, index) => ({ seq: first + index, ...event }))
  }

  events(stream: StreamId, after: number, limit: number): Promise<WireEvent[]> {
    return this.queries.query<WireEvent>(
      `select seq, entity, entity_id as "entityId", change, rev, actor, at, body from events
       where stream = $1 and seq > $2 order by seq limit $3`,
      [stream, after, limit],
    )
  }

  access(userId: UserId) {
    return accessOf(this.queries, userId)
  }

  async chatsOn(location: LocationId): Promise<boolean> {
    const row = await this.one<{ on: boolean }>(
      'select chats_on and network_chats_on as "on" from locations where id = $1',
      [location],
    )
    return row?.on ?? false
  }

  isKnown(location: LocationId, subject: Subject): Promise<boolean> {
    const sql =
      subject.kind === 'user'
        ? 'select 1 from memberships where location_id = $1 and user_id = $2'
        : 'select 1 from companies where location_id = $1 and id = $2'
    return this.exists(sql, [location, subject.id])
  }

  speaksFor(userId: UserId, location: LocationId, subject: Subject): Promise<boolean> {
    if (subject.kind === 'user') {
      return subject.id === userId ? this.isKnown(location, subject) : Promise.resolve(false)
    }
    return this.exists(
      'select 1 from memberships where user_id = $1 and location_id = $2 and company_id = $3',
      [userId, location, subject.id],
    )
  }

  conversation(id: ConversationId): Promise<ConversationRow | null> {
    return this.row('conversation', 't.id = $1', [id])
  }

  putConversation(row: ConversationRow): Promise<void> {
    return putRows(this.queries, 'conversation', [row])
  }

  async lastMessageSeq(id: ConversationId): Promise<number> {
    const sql = 'select last_seq as seq from conversations where id = $1 for update'
    return (await this.one<{ seq: number }>(sql, [id]))?.seq ?? 0
  }

  message(id: MessageId): Promise<MessageRow | null> {
    return this.row('message', 't.id = $1', [id])
  }

  async putMessage(row: MessageRow): Promise<void> {
    await putRows(this.queries, 'message', [row])
    await this.queries.query(
      'update conversations set last_seq = $2, last_at = $3 where id = $1 and last_seq < $2',
      [row.conversationId, row.seq, row.sentAt],
    )
  }

  messagesBefore(id: ConversationId, before: number, limit: number): Promise<MessageRow[]> {
    return this.queries.query<MessageRow>(
      `select ${rowColumns('message')} from messages t where t.conversation_id = $1 and t.seq < $2
       order by t.seq desc limit $3`,
      [id, before, limit],
    )
  }

  readMark(conversation: ConversationId, userId: UserId): Promise<ReadMarkRow | null> {
    return this.row('readMark', 't.conversation_id = $1 and t.user_id = $2', [conversation, userId])
  }

  putReadMark(row: ReadMarkRow): Promise<void> {
    return putRows(this.queries, 'readMark', [row])
  }

  async uploadedFiles(ids: FileId[]): Promise<UploadedFile[]> {
    const files = await this.queries.query<{
      id: FileId
      name: string
      sizeBytes: number
      mime: string
      sha256: string
      width: number | null
      height: number | null
      ownerUserId: UserId
      conversationId: ConversationId
      messageId: MessageId | PostId | null
    }>(
      `select id, name, size_bytes as "sizeBytes", mime, sha256, width, height, owner_user_id as "ownerUserId",
         conversation_id as "conversationId", message_id as "messageId"
       from files where id = any($1::uuid[]) and conversation_id is not null for update`,
      [ids],
    )
    return files.map(({ ownerUserId, conversationId, messageId, ...ref }) => ({
      ref,
      ownerUserId,
      conversationId,
      messageId,
    }))
  }

  async attachFiles(ids: FileId[], message: MessageId | PostId): Promise<void> {
    await this.queries.query('update files set message_id = $2 where id = any($1::uuid[])', [ids, message])
  }

  notificationLocations(ids: NotificationId[]): Promise<{ id: NotificationId; locationId: LocationId }[]> {
    return this.queries.query(
      'select id, location_id as "locationId" from notifications where id = any($1::uuid[])',
      [ids],
    )
  }

  notificationMarks(ids: NotificationId[], userId: UserId): Promise<NotificationMarkRow[]> {
    return this.queries.query<NotificationMarkRow>(
      `select ${rowColumns('notificationMark')} from notification_marks t
       where t.notification_id = any($1::uuid[]) and t.user_id = $2`,
      [ids, userId],
    )
  }

  putNotificationMark(row: NotificationMarkRow): Promise<void> {
    return putRows(this.queries, 'notificationMark', [row])
  }

  notificationChoice(userId: UserId, category: NotificationCategory): Promise<NotificationChoiceRow | null> {
    return this.row('notificationChoice', 't.user_id = $1 and t.category = $2', [userId, category])
  }

  putNotificationChoice(row: NotificationChoiceRow): Promise<void> {
    return putRows(this.queries, 'notificationChoice', [row])
  }

  customer(id: CustomerId): Promise<CustomerRow | null> {
    return this.row('customer', 't.id = $1', [id])
  }

  putCustomer(row: CustomerRow): Promise<void> {
    return putRows(this.queries, 'customer', [row])
  }
}
