/** Columns that `chats` and `moved_chats` share: a chat's row as stored, and as it is with all that waits done. */
const COLUMNS = `conversation_id, key, location_id, listed, last_message_id, last_seq, last_at, last_text, last_kind,
  last_side, last_author_user_id, last_file_count, last_deleted, is_direct, assignee_user_id, waiting_since, read_seq,
  flagged_unread, pinned, muted_until, shelf`

/** Chats in which nothing waits. A condition on a row of `chats` that is aliased `chat`. */
export const UNMOVED = 'chat.conversation_id NOT IN (SELECT conversation_id FROM temp.moved_chats)'

/** For FROM: the row of @conversationId, as it is now, aliased `chat`. After `overlay.refresh()`. */
export const CHAT_NOW = `(SELECT ${COLUMNS} FROM temp.moved_chats WHERE conversation_id = @conversationId
  UNION ALL SELECT ${COLUMNS} FROM chats chat WHERE conversation_id = @conversationId AND ${UNMOVED}) chat`

/** Which chats: a condition on `chat`, and the index of `chats` that is made for it (cache-0002). */
export interface ChatChoice {
  condition: string
  index: string
}

/** Counts the chats of @here that are chosen. After `overlay.refresh()`. */
export function countOfChats({ condition, index }: ChatChoice): string {
  return `SELECT
    (SELECT count(*) FROM chats chat INDEXED BY ${index}
      WHERE chat.location_id = @here AND chat.listed = 1 AND ${UNMOVED} AND ${condition}) +
    (SELECT count(*) FROM temp.moved_chats chat
      WHERE chat.location_id = @here AND chat.listed = 1 AND ${condition}) AS total`
}
