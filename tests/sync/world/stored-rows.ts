import type { ConversationId, FileId, MessageId, OpId, StreamId, UserId } from '../../../protocol/wire/ids.ts'
import { isEntity } from '../../../protocol/wire/rows/index.ts'
import { TABLES } from '../../../main/store/applying/rows/index.ts'
import type { Random } from './random.ts'
import type { SqlFile } from '../../../main/store/database/sql-file.ts'

/** The messages that a device has, not unsent, in the order of the threads. */
export function livingMessages(cache: SqlFile) {
  return cache.all<{ id: MessageId; conversationId: ConversationId; author: string }>(
    `SELECT m.id, c.conversation_id AS conversationId, m.author_user_id AS author
     FROM messages m JOIN chats c ON c.key = m.chat WHERE m.deleted_at IS NULL ORDER BY c.conversation_id, m.seq`,
  )
}

/** The number of the newest message that a device has of a conversation; 0 without any. */
export function lastSeq(cache: SqlFile, conversationId: ConversationId): number {
  const row = cache.get<{ last: number | null }>(
    `SELECT max(m.seq) AS last FROM messages m JOIN chats c ON c.key = m.chat
     WHERE c.conversation_id = @conversationId`,
    { conversationId },
  )
  return row?.last ?? 0
}

/** Keys of what a device knows to be deleted, and of what it shows. Rows of an epoch that is over don't count. */
export function deadAndAlive(cache: SqlFile): { dead: string[]; alive: string[] } {
  const rows = cache.all<{ key: string; dead: number }>(
    `SELECT 'message:' || id AS key, deleted_at IS NOT NULL AS dead FROM messages WHERE rev > 0
     UNION ALL SELECT entity || ':' || id, 1 FROM tombstones
     UNION ALL SELECT 'notification:' || id, 0 FROM notifications WHERE rev > 0
     UNION ALL SELECT 'savedReply:' || id, 0 FROM saved_replies WHERE rev > 0
     UNION ALL SELECT 'post:' || id, 0 FROM posts WHERE rev > 0
     UNION ALL SELECT 'comment:' || id, 0 FROM comments WHERE rev > 0
     UNION ALL SELECT 'membership:' || id, 0 FROM memberships WHERE rev > 0
     UNION ALL SELECT 'company:' || id, 0 FROM companies WHERE rev > 0
     UNION ALL SELECT 'customer:' || id, 0 FROM customers WHERE rev > 0
     UNION ALL SELECT 'customerChange:' || id, 0 FROM customer_changes WHERE rev > 0
     UNION ALL SELECT 'reactions of message:' || id, 1 FROM messages WHERE rev > 0 AND deleted_at IS NOT NULL
     UNION ALL SELECT 'reactions of message:' || id, 0 FROM messages WHERE rev > 0 AND reactions <> '[]'`,
  )
  return {
    dead: rows.filter((row) => row.dead === 1).map((row) => row.key),
    alive: rows.filter((row) => row.dead === 0).map((row) => row.key),
  }
}

/** The read marks of a user on a device. */
export function ownMarks(cache: SqlFile, user: UserId) {
  return cache.all<{ id: string; seq: number; deliveredSeq: number }>(
    `SELECT id, seq, delivered_seq AS deliveredSeq FROM read_marks WHERE rev > 0 AND user_id = @user`,
    { user },
  )
}

/** The id of a row of one of these tables, by chance; null when a device has none. */
export function anyOf(
  cache: SqlFile,
  table:
    | 'saved_replies'
    | 'follow_ups'
    | 'hand_overs'
    | 'visits'
    | 'posts'
    | 'comments'
    | 'companies'
    | 'customer_imports'
    | 'reports'
    | 'signatures',
  random: Random,
): string | null {
  const rows = cache.all<{ id: string }>(`SELECT id FROM ${table} ORDER BY id`)
  return random.pick(rows)?.id ?? null
}

/** A PDF of a message that a device has, by chance; null without any. */
export function anyPdf(cache: SqlFile, random: Random): { fileId: FileId; messageId: MessageId } | null {
  const rows = cache.all<{ fileId: FileId; messageId: MessageId }>(
    `SELECT id AS fileId, owner_id AS messageId FROM files WHERE mime = 'application/pdf' ORDER BY owner_id, id`,
  )
  return random.pick(rows) ?? null
}

/** The id of a row of one of these tables that nobody has decided on, as far as a device knows; null without any. */
export function openOf(
  cache: SqlFile,
  table: 'join_requests' | 'desk_invitations',
  random: Random,
): string | null {
  const rows = cache.all<{ id: string }>(`SELECT id FROM ${table} WHERE state = 'open' ORDER BY id`)
  return random.pick(rows)?.id ?? null
}

/** A nonmember whom a device knows, by chance; null without any. */
export function anyNonmember(cache: SqlFile, random: Random): UserId | null {
  const rows = cache.all<{ id: UserId }>(
    `SELECT user_id AS id FROM memberships WHERE type = 'nonmember' AND admin_role IS NULL ORDER BY user_id`,
  )
  return random.pick(rows)?.id ?? null
}

/** The revisions of those of these rows that a device has. */
export function revisionsOf(cache: SqlFile, keys: readonly string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const key of keys) {
    const [entity = '', ...rest] = key.split(':')
    if (!isEntity(entity)) continue
    const table = entity === 'message' ? 'messages' : TABLES[entity].name
    const sql = `SELECT rev FROM ${table} WHERE id = @id`
    const row = cache.get<{ rev: number }>(sql, { id: rest.join(':') })
    if (row !== undefined) found.set(key, row.rev)
  }
  return found
}

/** The numbers of the events that a device has stored because it can't read them. */
export function keptEvents(cache: SqlFile, stream: StreamId): Set<number> {
  const sql = 'SELECT seq FROM unread_events WHERE stream = @stream'
  return new Set(cache.all<{ seq: number }>(sql, { stream }).map((row) => row.seq))
}

/** The ops that are in the outbox of a device. */
export function outboxIds(outbox: SqlFile): OpId[] {
  return outbox.all<{ id: OpId }>('SELECT op_id AS id FROM entries').map((entry) => entry.id)
}
