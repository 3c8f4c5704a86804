/**
 * Reactions, mentions, deliveries and a desk's own records. A row of `chats` gets what the filters of the list ask for,
 * so that a page of 10,000 chats is read in the order of an index and without a join:
 *
 * - the own mark: how far it was read, its flag and mute, and `shelf`: 0 pinned, 1 the rest, 2 archived (as long as
 *   nothing newer came);
 * - `waiting_since`: when the customer wrote what nobody has answered; a note is no answer, a booking no question;
 * - `is_direct` and `assignee_user_id`: copied from the conversation.
 */
export const sql = `
ALTER TABLE messages ADD COLUMN mention_user_ids TEXT NOT NULL DEFAULT '[]';
ALTER TABLE messages ADD COLUMN reactions TEXT NOT NULL DEFAULT '[]';
CREATE INDEX messages_with_mentions ON messages (chat, seq) WHERE mention_user_ids <> '[]';
CREATE INDEX messages_that_answer ON messages (chat, seq)
  WHERE side = 'desk' AND kind = 'text' AND deleted_at IS NULL;

ALTER TABLE read_marks ADD COLUMN delivered_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE read_marks ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE read_marks ADD COLUMN muted_until INTEGER;
ALTER TABLE read_marks ADD COLUMN archived_seq INTEGER;
DROP INDEX read_marks_of_conversation;
CREATE INDEX read_marks_of_conversation ON read_marks
  (conversation_id, user_id, seq, flagged_unread, delivered_seq, pinned, muted_until, archived_seq);

ALTER TABLE files ADD COLUMN caption TEXT;

CREATE TABLE saved_replies (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX saved_replies_of_location ON saved_replies (location_id);

-- due_id is a visit's or a booking's; a plain time has due_at.
CREATE TABLE follow_ups (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, conversation_id TEXT NOT NULL, by_user_id TEXT NOT NULL, text TEXT NOT NULL,
  due_kind TEXT NOT NULL, due_at INTEGER, due_id TEXT,
  created_at INTEGER NOT NULL, done_at INTEGER, done_by_user_id TEXT
) STRICT;
CREATE INDEX follow_ups_of_location ON follow_ups (location_id) WHERE done_at IS NULL;
CREATE INDEX follow_ups_of_conversation ON follow_ups (conversation_id);

CREATE TABLE hand_overs (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, by_user_id TEXT NOT NULL, note TEXT NOT NULL, at INTEGER NOT NULL,
  acknowledged_by_user_id TEXT, acknowledged_at INTEGER
) STRICT;
CREATE INDEX hand_overs_newest ON hand_overs (location_id, at DESC);

ALTER TABLE chats ADD COLUMN read_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN flagged_unread INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN muted_until INTEGER;
ALTER TABLE chats ADD COLUMN shelf INTEGER NOT NULL DEFAULT 1;
ALTER TABLE chats ADD COLUMN waiting_since INTEGER;
ALTER TABLE chats ADD COLUMN is_direct INTEGER NOT NULL DEFAULT 0;
ALTER TABLE chats ADD COLUMN assignee_user_id TEXT;
UPDATE chats SET (read_seq, flagged_unread) =
  (SELECT coalesce(max(seq), 0), coalesce(max(flagged_unread), 0)
   FROM read_marks JOIN generations USING (generation)
   WHERE conversation_id = chats.conversation_id AND generations.stream LIKE 'user:%');
UPDATE chats SET
  is_direct = EXISTS (SELECT 1 FROM conversations WHERE id = chats.conversation_id AND kind = 'direct'),
  assignee_user_id = (SELECT assignee_user_id FROM conversations WHERE id = chats.conversation_id),
  waiting_since = (SELECT sent_at FROM messages
    WHERE chat = chats.key AND side = 'customer' AND kind = 'text' AND deleted_at IS NULL
      AND seq > coalesce((SELECT max(seq) FROM messages INDEXED BY messages_that_answer
        WHERE chat = chats.key AND side = 'desk' AND kind = 'text' AND deleted_at IS NULL), 0)
    ORDER BY seq LIMIT 1);
DROP INDEX chats_newest;
CREATE INDEX chats_in_order ON chats (location_id, listed, shelf, last_at DESC, conversation_id);
CREATE INDEX chats_unread ON chats (location_id, listed) WHERE last_seq > read_seq OR flagged_unread = 1;
CREATE INDEX chats_assigned ON chats (location_id, assignee_user_id, listed) WHERE assignee_user_id IS NOT NULL;
CREATE INDEX chats_waiting ON chats (location_id, listed, waiting_since) WHERE waiting_since IS NOT NULL;
`
