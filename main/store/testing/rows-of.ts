import type { Database } from 'better-sqlite3'

/** What of a cache.db must be the same on every device that has seen the same events. */
const COMPARED = [
  'locations',
  'users',
  'memberships',
  'companies',
  'customers',
  'conversations',
  'read_marks',
  'saved_replies',
  'follow_ups',
  'hand_overs',
  'bookings',
  'notifications',
  'notification_marks',
  'notification_choices',
  'visits',
  'posts',
  'feed_marks',
  'blocks',
  'bars',
  'reports',
  'files',
  'name_words',
  'user_streams',
  'tombstones',
]

/** All rows in a fixed order. Numbers of chats and messages are of one file only and left out. */
export function rowsOf(database: Database): Record<string, unknown[]> {
  const sorted = (sql: string) =>
    database
      .prepare(sql)
      .all()
      .map((row) => JSON.stringify(row))
      .sort()
  const rows = Object.fromEntries(COMPARED.map((table) => [table, sorted(`SELECT * FROM ${table}`)]))
  const messages = sorted(
    `SELECT m.id, rev, conversation_id, seq, author_user_id, side, kind, text, file_count, sent_at, deleted_at, mention_user_ids,
       reactions
     FROM messages m JOIN chats ON chats.key = chat`,
  )
  const chats = sorted(
    `SELECT conversation_id, location_id, listed, last_message_id, last_seq, last_at, last_text, last_deleted, read_seq, flagged_unread,
       pinned, muted_until, shelf,
       waiting_since, is_direct, assignee_user_id
     FROM chats WHERE last_seq IS NOT NULL`,
  )
  return { ...rows, messages, chats }
}
