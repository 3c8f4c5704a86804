import { idBytes } from '../chats/message-ids.ts'
import type { SqlFile } from '../database/sql-file.ts'

/** What a batch did to a chat: the highest message number that it wrote, and what else of its row must be made anew. */
export interface ChatChange {
  newestSeq: number
  /** A message or the conversation went, or the conversation changed. */
  removed: boolean
  /** The own mark changed: pinned, archived. */
  marked: boolean
}

const COPY = `UPDATE chats SET (last_message_id, last_seq, last_at, last_text, last_kind, last_side, last_author_user_id,
    last_file_count, last_deleted) =
    (SELECT id, seq, sent_at, substr(text, 1, 200), kind, side, author_user_id, file_count, deleted_at IS NOT NULL
     FROM messages WHERE chat = @chat ORDER BY seq DESC LIMIT 1)
  WHERE key = @chat`
const LIST = `UPDATE chats SET (listed, is_direct, assignee_user_id) =
    (SELECT chats.last_seq IS NOT NULL AND count(*) > 0, coalesce(conversations.kind = 'direct', 0), conversations.assignee_user_id
     FROM conversations WHERE id = chats.conversation_id)
  WHERE key = @chat`

/** The first question after the last answer: a note is no answer, and a booking no question. */
const FIRST_UNANSWERED = `SELECT sent_at FROM message_rows INDEXED BY messages_in_order
  WHERE chat = @chat AND side = 1 AND kind = 0 AND deleted_at IS NULL
    AND seq > coalesce((SELECT seq FROM message_rows INDEXED BY messages_in_order
      WHERE chat = @chat AND side = 0 AND kind = 0 AND deleted_at IS NULL ORDER BY seq DESC LIMIT 1), 0)
  ORDER BY seq LIMIT 1`

/** The mark of the user whose own stream comes here; that of the other in a direct chat comes there, too. Archived holds until something newer comes. */
const MARK = `UPDATE chats SET (read_seq, flagged_unread, pinned, muted_until, shelf) =
    (SELECT coalesce(max(seq), 0), coalesce(max(read_marks.flagged_unread), 0),
       coalesce(max(read_marks.pinned), 0), max(read_marks.muted_until),
       coalesce(max(CASE WHEN archived_seq >= chats.last_seq THEN 2 WHEN read_marks.pinned = 1 THEN 0 ELSE 1 END), 1)
     FROM read_marks JOIN generations USING (generation)
     WHERE conversation_id = chats.conversation_id AND generations.stream = 'user:' || read_marks.user_id)`
const MARK_ONE = `${MARK} WHERE key = @chat`

/** The number of a chat in this file; one that isn't there yet gets the next. */
export function chatKey(cache: SqlFile, conversationId: string, locationId: string): number {
  const find = 'SELECT key FROM chats WHERE conversation_id = @conversationId'
  const found = cache.get<{ key: number }>(find, { conversationId })
  if (found) return found.key
  cache.run(
    'INSERT INTO chats (conversation_id, location_id, listed) VALUES (@conversationId, @locationId, 0)',
    { conversationId, locationId },
  )
  return chatKey(cache, conversationId, locationId)
}

/**
 * Brings a chat's row up to date: its newest message, whether it is listed, the own mark, and since when the customer
 * waits. All of it is taken from the stored rows, so the order in which they came doesn't matter; a page of older
 * history costs two looks and writes nothing.
 */
export function renewChat(cache: SqlFile, chat: number, change: ChatChange): void {
  // After a restored backup the message that stands in the row can be gone, or have another number (I11, I17).
  const known = cache.get<{ lastSeq: number | null; stands: number }>(
    `SELECT last_seq AS lastSeq,
       EXISTS (SELECT 1 FROM message_rows WHERE id = ${idBytes('last_message_id')} AND seq = last_seq) AS stands
     FROM chats WHERE key = @chat`,
    { chat },
  )
  const older = !change.removed && known?.stands === 1 && change.newestSeq < (known.lastSeq ?? 0)
  if (!older) {
    cache.run(COPY, { chat })
    cache.run(LIST, { chat })
  }
  if (!older || change.marked) cache.run(MARK_ONE, { chat })
  renewWait(cache, chat)
}

function renewWait(cache: SqlFile, chat: number): void {
  const first = cache.get<{ sent_at: number }>(FIRST_UNANSWERED, { chat })?.sent_at ?? null
  cache.run('UPDATE chats SET waiting_since = @first WHERE key = @chat AND waiting_since IS NOT @first', {
    chat,
    first,
  })
}

/** After a sweep: what went may have been a chat's newest message, its conversation, its mark or an answer in it. */
export function renewSweptChats(cache: SqlFile): void {
  const stale = cache.all<{ key: number }>(
    `SELECT key FROM chats WHERE last_message_id IS NOT NULL AND ${idBytes('last_message_id')} NOT IN (SELECT id FROM message_rows)
     UNION SELECT key FROM chats WHERE listed = 1 AND conversation_id NOT IN (SELECT id FROM conversations)
     UNION SELECT key FROM chats WHERE waiting_since IS NOT NULL`,
  )
  for (const { key } of stale) renewChat(cache, key, { newestSeq: 0, removed: true, marked: false })
  cache.run(MARK)
}
