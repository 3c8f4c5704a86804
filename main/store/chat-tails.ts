import type { SqlFile } from './sql-file.ts'

/** What a batch did to a chat: the highest message number that it wrote, and whether it removed one. */
interface ChatChange {
  locationId: string | null
  newestSeq: number
  removed: boolean
}
export type ChangedChats = Map<string, ChatChange>

/** Notes that a message is about to go, so that its chat's newest one is looked for again. */
export function removeMessage(cache: SqlFile, chats: ChangedChats, id: string, rev: number): void {
  const found = cache.get<{ conversationId: string }>(
    'SELECT conversation_id AS conversationId FROM messages WHERE id = @id AND rev <= @rev',
    { id, rev },
  )
  if (!found) return
  const known = chats.get(found.conversationId)
  chats.set(found.conversationId, {
    locationId: known?.locationId ?? null,
    newestSeq: known?.newestSeq ?? 0,
    removed: true,
  })
}

/**
 * Copies the newest message of a chat to `chat_tails`. It is always taken from the stored rows, so the order in which
 * they came doesn't matter; older pages of history cost one look.
 */
export function newestOf(cache: SqlFile, conversationId: string, change: ChatChange): void {
  const tail = cache.get<{ lastSeq: number; locationId: string }>(
    'SELECT last_seq AS lastSeq, location_id AS locationId FROM chat_tails WHERE conversation_id = @conversationId',
    { conversationId },
  )
  if (tail && !change.removed && change.newestSeq < tail.lastSeq) return
  const locationId = change.locationId ?? tail?.locationId ?? ''
  const copied = cache.run(
    `INSERT OR REPLACE INTO chat_tails
       (conversation_id, location_id, last_message_id, last_seq, last_at, last_text, last_kind, last_side, last_author_user_id,
        last_file_count, last_deleted)
     SELECT conversation_id, @locationId, id, seq, sent_at, substr(text, 1, 200), kind, side, author_user_id, file_count,
       deleted_at IS NOT NULL
     FROM messages WHERE conversation_id = @conversationId ORDER BY seq DESC LIMIT 1`,
    { conversationId, locationId },
  )
  if (copied === 0)
    cache.run('DELETE FROM chat_tails WHERE conversation_id = @conversationId', { conversationId })
}
