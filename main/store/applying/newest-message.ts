import type { SqlFile } from '../database/sql-file.ts'

/** What a batch did to a chat: the highest message number that it wrote, and whether something was taken away. */
export interface ChatChange {
  newestSeq: number
  removed: boolean
}

const COPY = `UPDATE chats SET (last_message_id, last_seq, last_at, last_text, last_kind, last_side, last_author_user_id,
    last_file_count, last_deleted) =
    (SELECT id, seq, sent_at, substr(text, 1, 200), kind, side, author_user_id, file_count, deleted_at IS NOT NULL
     FROM messages WHERE chat = @chat ORDER BY seq DESC LIMIT 1)
  WHERE key = @chat`
const LIST = `UPDATE chats SET listed =
    last_seq IS NOT NULL AND EXISTS (SELECT 1 FROM conversations WHERE id = chats.conversation_id)
  WHERE key = @chat`

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
 * Copies the newest message of a chat to its row. It is always taken from the stored messages, so the order in which
 * they came doesn't matter; a page of older history costs one look.
 */
export function copyNewest(cache: SqlFile, chat: number, change: ChatChange): void {
  // After a restored backup the message that stands in the row can be gone, or have another number (I11, I17).
  const known = cache.get<{ lastSeq: number | null; stands: number }>(
    `SELECT last_seq AS lastSeq,
       EXISTS (SELECT 1 FROM messages WHERE id = last_message_id AND seq = last_seq) AS stands
     FROM chats WHERE key = @chat`,
    { chat },
  )
  if (!change.removed && known?.stands === 1 && change.newestSeq < (known.lastSeq ?? 0)) return
  cache.run(COPY, { chat })
  cache.run(LIST, { chat })
}

/** After a sweep: chats whose newest message is gone get the one that is left, or are no longer listed. */
export function copyNewestOfAll(cache: SqlFile): void {
  const stale = cache.all<{ key: number }>(
    `SELECT key FROM chats WHERE last_message_id IS NOT NULL AND last_message_id NOT IN (SELECT id FROM messages)
     UNION SELECT key FROM chats WHERE listed = 1 AND conversation_id NOT IN (SELECT id FROM conversations)`,
  )
  for (const { key } of stale) copyNewest(cache, key, { newestSeq: 0, removed: true })
}
