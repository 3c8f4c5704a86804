/**
 * SQL about a row of `chats`, or of `moved_chats`, that is aliased `chat`: how much of it the signed-in user, @me, has not
 * read. Counts are computed from rows each time: a counter would drift. At the desk what customers wrote counts, in a
 * direct chat what the other person wrote, through whichever door.
 */
export const UNREAD = `iif(chat.last_seq > chat.read_seq, iif(chat.is_direct,
  (SELECT count(*) FROM message_rows WHERE chat = chat.key AND deleted_at IS NULL AND seq > chat.read_seq
    AND author IS NOT (SELECT number FROM id_numbers WHERE id = @me)),
  (SELECT count(*) FROM message_rows INDEXED BY messages_in_order WHERE chat = chat.key AND side = 1
    AND deleted_at IS NULL AND seq > chat.read_seq)), 0)`

/** An unread message names @me. */
export const MENTIONED = `(chat.last_seq > chat.read_seq AND EXISTS
  (SELECT 1 FROM message_rows m INDEXED BY messages_with_mentions, json_each(m.mention_user_ids) named
   WHERE m.chat = chat.key AND m.seq > chat.read_seq AND m.mention_user_ids IS NOT NULL AND m.deleted_at IS NULL
     AND named.value = @me))`

/** Something in it wants to be read. The first half is the condition of the index chats_unread. */
export const WANTS_READING = `(chat.last_seq > chat.read_seq OR chat.flagged_unread = 1)
  AND (chat.flagged_unread = 1 OR ${UNREAD} > 0 OR ${MENTIONED})`
