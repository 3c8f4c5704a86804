/**
 * SQL for how far @me has read the chat that the expression names: the stored mark or the one that waits, whichever is
 * further (I11).
 */
export function readSeqSql(conversation: string): string {
  return `max(
    coalesce((SELECT max(seq) FROM read_marks WHERE conversation_id = ${conversation} AND user_id = @me), 0),
    coalesce((SELECT seq FROM waiting_marks WHERE conversation_id = ${conversation}), 0))`
}

/** SQL for the number of unread messages. Counted from rows each time: a counter would drift. */
export function unreadSql(conversation: string): string {
  return `(SELECT count(*) FROM messages INDEXED BY messages_countable WHERE conversation_id = ${conversation}
    AND side = 'customer' AND deleted_at IS NULL AND seq > ${readSeqSql(conversation)})`
}

/** SQL for the flag "mark unread": the one that waits wins over the stored one. */
export function flaggedSql(conversation: string): string {
  return `coalesce(
    (SELECT flagged FROM waiting_marks WHERE conversation_id = ${conversation}),
    (SELECT max(flagged_unread) FROM read_marks WHERE conversation_id = ${conversation} AND user_id = @me), 0)`
}
