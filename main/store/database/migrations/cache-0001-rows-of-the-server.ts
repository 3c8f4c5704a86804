/**
 * Rows as the server sent them, typed column by column. `generation` says which snapshot (and the events after it)
 * brought a row: when a snapshot is whole, what an earlier one of the same stream brought and this one didn't is removed.
 *
 * Messages have an integer key beside their id, so that a full-text index can be filled per batch and ordered by it.
 */
export const sql = `
CREATE TABLE facts (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE streams (
  stream TEXT PRIMARY KEY,
  epoch TEXT NOT NULL,
  cursor INTEGER NOT NULL,
  generation INTEGER NOT NULL,
  snapshot_tier INTEGER,
  snapshot_after TEXT,
  snapshot_done INTEGER NOT NULL,
  snapshot_total INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE generations (generation INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL) STRICT;
CREATE TABLE tombstones (
  entity TEXT NOT NULL, id TEXT NOT NULL, stream TEXT NOT NULL, rev INTEGER NOT NULL,
  PRIMARY KEY (entity, id, stream)
) STRICT, WITHOUT ROWID;
CREATE TABLE unread_events (
  stream TEXT NOT NULL, seq INTEGER NOT NULL, entity TEXT NOT NULL, entity_id TEXT NOT NULL, change TEXT NOT NULL,
  rev INTEGER NOT NULL, body TEXT NOT NULL,
  PRIMARY KEY (stream, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE locations (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  network_name TEXT NOT NULL, name TEXT NOT NULL, time_zone TEXT NOT NULL, address TEXT NOT NULL,
  information TEXT NOT NULL, chats_on INTEGER NOT NULL,
  community_visibility TEXT NOT NULL, feed_visibility TEXT NOT NULL, visitors_visibility TEXT NOT NULL
) STRICT;

CREATE TABLE users (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  name TEXT NOT NULL, sort_name TEXT NOT NULL, email TEXT, phone TEXT, about TEXT NOT NULL, photo_file_id TEXT
) STRICT;
CREATE INDEX users_by_name ON users (sort_name, id);
-- A user may be known through several locations: the row goes with the last of them.
CREATE TABLE user_streams (
  user_id TEXT NOT NULL, stream TEXT NOT NULL, generation INTEGER NOT NULL,
  PRIMARY KEY (user_id, stream)
) STRICT, WITHOUT ROWID;

CREATE TABLE memberships (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  user_id TEXT NOT NULL, location_id TEXT NOT NULL, type TEXT NOT NULL, admin_role TEXT,
  company_id TEXT, company_role TEXT, plan TEXT, since INTEGER NOT NULL
) STRICT;
CREATE INDEX memberships_of_location ON memberships (location_id, type, admin_role, user_id);
CREATE INDEX memberships_of_user ON memberships (user_id, location_id);
CREATE INDEX memberships_of_company ON memberships (company_id) WHERE company_id IS NOT NULL;

CREATE TABLE companies (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, name TEXT NOT NULL, sort_name TEXT NOT NULL, type TEXT NOT NULL, about TEXT NOT NULL,
  email TEXT, phone TEXT, website TEXT, since INTEGER NOT NULL
) STRICT;
CREATE INDEX companies_of_location ON companies (location_id, type);

-- Every word of a name, folded: what is typed is looked up as a prefix of these.
CREATE TABLE name_words (
  word TEXT NOT NULL, subject_id TEXT NOT NULL,
  PRIMARY KEY (word, subject_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX name_words_of_subject ON name_words (subject_id);

CREATE TABLE customers (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL,
  note TEXT NOT NULL, tags TEXT NOT NULL
) STRICT;
CREATE INDEX customers_of_subject ON customers (subject_id, location_id);

CREATE TABLE conversations (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  kind TEXT NOT NULL, location_id TEXT NOT NULL, subject_kind TEXT, subject_id TEXT,
  participant_a TEXT, participant_b TEXT, assignee_user_id TEXT, created_at INTEGER NOT NULL
) STRICT;
CREATE INDEX conversations_of_location ON conversations (location_id);
CREATE INDEX conversations_of_subject ON conversations (subject_id, location_id) WHERE subject_id IS NOT NULL;

-- Each chat that a message came for has a number in this file: 36 letters of id in each index entry of a message would
-- make the indexes four times as large. Beside it a copy of the newest message, so that the chat list reads one row a
-- chat. "listed": the conversation's row is here and there is a message to show.
CREATE TABLE chats (
  key INTEGER PRIMARY KEY, conversation_id TEXT NOT NULL UNIQUE, location_id TEXT NOT NULL, listed INTEGER NOT NULL,
  last_message_id TEXT, last_seq INTEGER, last_at INTEGER, last_text TEXT, last_kind TEXT, last_side TEXT,
  last_author_user_id TEXT, last_file_count INTEGER, last_deleted INTEGER
) STRICT;
CREATE INDEX chats_newest ON chats (location_id, listed, last_at DESC, conversation_id);

CREATE TABLE messages (
  key INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  chat INTEGER NOT NULL, seq INTEGER NOT NULL, author_user_id TEXT NOT NULL,
  side TEXT NOT NULL, kind TEXT NOT NULL, text TEXT NOT NULL, file_count INTEGER NOT NULL,
  reply_to_id TEXT, booking_id TEXT, sent_at INTEGER NOT NULL, edited_at INTEGER, deleted_at INTEGER
) STRICT;
CREATE INDEX messages_in_order ON messages (chat, seq);
-- Unread is counted from rows: this index holds just those that can be unread.
CREATE INDEX messages_countable ON messages (chat, seq) WHERE side = 'customer' AND deleted_at IS NULL;
CREATE INDEX messages_with_files ON messages (chat, seq) WHERE file_count > 0;

CREATE TABLE read_marks (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  conversation_id TEXT NOT NULL, user_id TEXT NOT NULL, seq INTEGER NOT NULL, flagged_unread INTEGER NOT NULL
) STRICT;
CREATE INDEX read_marks_of_conversation ON read_marks (conversation_id, user_id, seq, flagged_unread);

CREATE TABLE bookings (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, user_id TEXT NOT NULL, company_id TEXT, service TEXT NOT NULL, resource TEXT NOT NULL,
  title TEXT NOT NULL, starts_at INTEGER NOT NULL, ends_at INTEGER NOT NULL, status TEXT NOT NULL,
  paid INTEGER NOT NULL, first INTEGER NOT NULL
) STRICT;
CREATE INDEX bookings_of_user ON bookings (user_id, location_id, status, starts_at);
CREATE INDEX bookings_of_company ON bookings (company_id, location_id, status, starts_at) WHERE company_id IS NOT NULL;

CREATE TABLE notifications (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, category TEXT NOT NULL, kind TEXT NOT NULL, actor_kind TEXT NOT NULL,
  actor_id TEXT NOT NULL, verb TEXT NOT NULL, object TEXT NOT NULL, detail TEXT NOT NULL, booked_by TEXT,
  booking_id TEXT, first_booking INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX notifications_newest ON notifications (location_id, at DESC);
CREATE TABLE notification_marks (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  notification_id TEXT NOT NULL, user_id TEXT NOT NULL, read INTEGER NOT NULL
) STRICT;
CREATE INDEX notification_marks_of_notification ON notification_marks (notification_id, user_id, read);

CREATE TABLE visits (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, host_user_id TEXT NOT NULL, visitor_name TEXT NOT NULL, visitor_email TEXT,
  visitor_company TEXT, status TEXT NOT NULL, expected_at INTEGER NOT NULL, checked_in_at INTEGER,
  checked_out_at INTEGER, host_told_at INTEGER, host_read_at INTEGER, code TEXT NOT NULL
) STRICT;
CREATE INDEX visits_of_location ON visits (location_id, expected_at);

CREATE TABLE posts (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, author_user_id TEXT NOT NULL, text TEXT NOT NULL, pinned INTEGER NOT NULL,
  likes INTEGER NOT NULL, comments INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX posts_newest ON posts (location_id, pinned DESC, at DESC);

-- Files of messages, posts and photos: the owner is the row that named them.
CREATE TABLE files (
  owner_id TEXT NOT NULL, position INTEGER NOT NULL, id TEXT NOT NULL, name TEXT NOT NULL, size_bytes INTEGER NOT NULL,
  mime TEXT NOT NULL, sha256 TEXT NOT NULL, width INTEGER, height INTEGER,
  PRIMARY KEY (owner_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX files_by_id ON files (id);
`
