/**
 * SQL for read marks. A query that has a row `chats` aliased `chat` and uses `MARK_JOINS` can say how far @me has read
 * it, and how much is unread. All of it is computed from rows each time: a counter would drift.
 */
export const MARK_JOINS = `LEFT JOIN read_marks mine ON mine.conversation_id = chat.conversation_id AND mine.user_id = @me
  LEFT JOIN waiting_marks waits ON waits.conversation_id = chat.conversation_id`

/** The stored mark or the one that waits, whichever is further (I11). */
export const READ_SEQ = `max(coalesce(mine.seq, 0), coalesce(waits.seq, 0))`

export const UNREAD = `iif(chat.last_seq > ${READ_SEQ},
  (SELECT count(*) FROM messages INDEXED BY messages_countable WHERE chat = chat.key AND side = 'customer'
    AND deleted_at IS NULL AND seq > ${READ_SEQ}), 0)`

/** The flag "mark unread": the one that waits wins over the stored one. */
export const FLAGGED = `coalesce(waits.flagged, mine.flagged_unread, 0)`
