/**
 * A million messages in a third of the place. The texts are 40 letters long on average: ids of 36, names of sides and
 * kinds, and four indexes were most of the file.
 *
 * - `message_rows` has ids as 16 bytes, an author's number, and null for what most messages don't have. `messages` shows
 *   them as they came; it is for reading, and not for looking a message up by its id (message-ids.ts).
 * - One index in the order of a chat answers what is unread and since when a customer waits: both are near its end.
 * - A key is half a second (time-key.ts): shorter, and so are the distances that the index of words stores.
 * - The index of words has none of prefixes: that was half of its size.
 *
 * No row is carried over: to write a million messages anew and overwrite the old ones takes minutes, in which nothing
 * could be read. A file of an earlier version is made anew (open-files.ts), and sync brings what is needed first at once.
 */
export const sql = `
ALTER TABLE search_numbers RENAME TO id_numbers;
DROP TABLE messages;

CREATE TABLE message_rows (
  key INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  chat INTEGER NOT NULL, seq INTEGER NOT NULL, author INTEGER NOT NULL,
  -- 0 desk, 1 customer; 0 text, 1 note, 2 booking.
  side INTEGER NOT NULL, kind INTEGER NOT NULL, text TEXT NOT NULL, file_count INTEGER NOT NULL,
  reply_to BLOB, booking_id TEXT, sent_at INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER,
  mention_user_ids TEXT, reactions TEXT
) STRICT;

CREATE INDEX messages_in_order ON message_rows (chat, seq, side, kind, deleted_at);
CREATE INDEX messages_with_files ON message_rows (chat, seq) WHERE file_count > 0;
CREATE INDEX messages_with_mentions ON message_rows (chat, seq) WHERE mention_user_ids IS NOT NULL;

CREATE VIEW messages AS SELECT key,
  lower(substr(hex(id), 1, 8) || '-' || substr(hex(id), 9, 4) || '-' || substr(hex(id), 13, 4) || '-'
    || substr(hex(id), 17, 4) || '-' || substr(hex(id), 21)) AS id,
  rev, generation, chat, seq, (SELECT id FROM id_numbers WHERE number = author) AS author_user_id,
  iif(side = 0, 'desk', 'customer') AS side,
  CASE kind WHEN 0 THEN 'text' WHEN 1 THEN 'note' ELSE 'booking' END AS kind, text, file_count,
  iif(reply_to IS NULL, NULL, lower(substr(hex(reply_to), 1, 8) || '-' || substr(hex(reply_to), 9, 4) || '-' || substr(hex(reply_to), 13, 4) || '-'
    || substr(hex(reply_to), 17, 4) || '-' || substr(hex(reply_to), 21))) AS reply_to_id,
  booking_id, sent_at, edited_at, deleted_at,
  coalesce(mention_user_ids, '[]') AS mention_user_ids, coalesce(reactions, '[]') AS reactions
FROM message_rows;

DROP TABLE message_words;
CREATE VIRTUAL TABLE message_words USING fts5(words, joined, place, content = '', columnsize = 0, tokenize = 'ascii');
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);
`
