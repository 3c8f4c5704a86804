import { visits } from '../applying/rows/space.ts'

const VISIT = ['id', 'rev', ...visits.columns].join(', ')

/** What waits, as tables that queries join. They are temporary: made again whenever either file has changed. */
export const OVERLAY_SCHEMA = `
CREATE TEMP TABLE waiting_sends (
  message_id TEXT PRIMARY KEY, op_id TEXT NOT NULL, written INTEGER NOT NULL, conversation_id TEXT NOT NULL,
  location_id TEXT NOT NULL, subject_kind TEXT, subject_id TEXT, is_direct INTEGER NOT NULL, at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  text TEXT NOT NULL, file_count INTEGER NOT NULL, mention_user_ids TEXT NOT NULL, reply_to_id TEXT,
  held_until INTEGER, state TEXT NOT NULL, error TEXT
) STRICT;
CREATE INDEX temp.waiting_sends_of_chat ON waiting_sends (conversation_id, written);
-- Text is null for a message that is to be unsent.
CREATE TEMP TABLE waiting_edits (
  message_id TEXT PRIMARY KEY, op_id TEXT NOT NULL, at INTEGER NOT NULL, text TEXT, state TEXT NOT NULL, error TEXT
) STRICT;
CREATE TEMP TABLE waiting_reactions (
  message_id TEXT NOT NULL, emoji TEXT NOT NULL, is_on INTEGER NOT NULL, PRIMARY KEY (message_id, emoji)
) STRICT;

CREATE TEMP TABLE waiting_assignments (conversation_id TEXT PRIMARY KEY, assignee_user_id TEXT) STRICT;
-- Null where nothing waits; a mute and an archive can be set to null, so a flag beside them says that they are set.
CREATE TEMP TABLE waiting_marks (
  conversation_id TEXT PRIMARY KEY, seq INTEGER NOT NULL DEFAULT 0, flagged INTEGER, pinned INTEGER,
  sets_muted INTEGER NOT NULL DEFAULT 0, muted_until INTEGER, sets_archived INTEGER NOT NULL DEFAULT 0,
  archived_seq INTEGER
) STRICT;
-- Rows of chats as they are when all that waits is done, and rows for chats that only wait.
CREATE TEMP TABLE moved_chats (
  conversation_id TEXT PRIMARY KEY, key INTEGER, location_id TEXT NOT NULL, listed INTEGER NOT NULL,
  last_message_id TEXT, last_seq INTEGER, last_at INTEGER, last_text TEXT, last_kind TEXT, last_side TEXT,
  last_author_user_id TEXT, last_file_count INTEGER, last_deleted INTEGER, is_direct INTEGER NOT NULL,
  assignee_user_id TEXT, waiting_since INTEGER, read_seq INTEGER NOT NULL, flagged_unread INTEGER NOT NULL,
  pinned INTEGER NOT NULL, muted_until INTEGER, shelf INTEGER NOT NULL,
  written INTEGER, subject_kind TEXT, subject_id TEXT
) STRICT;

CREATE TEMP TABLE waiting_notification_marks (notification_id TEXT PRIMARY KEY, read INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_feed_marks (location_id TEXT PRIMARY KEY, seen_at INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_notification_choices (category TEXT PRIMARY KEY, told INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_annotations (
  location_id TEXT NOT NULL, subject_id TEXT NOT NULL, note TEXT, tags TEXT, PRIMARY KEY (location_id, subject_id)
) STRICT;

CREATE TEMP TABLE waiting_saved_replies (
  id TEXT PRIMARY KEY, location_id TEXT NOT NULL, title TEXT NOT NULL, text TEXT NOT NULL, removed INTEGER NOT NULL
) STRICT;
-- In these two, a person who is null is the signed-in user.
CREATE TEMP TABLE waiting_follow_ups (
  id TEXT PRIMARY KEY, location_id TEXT NOT NULL, conversation_id TEXT NOT NULL, by_user_id TEXT, text TEXT NOT NULL,
  due_kind TEXT NOT NULL, due_at INTEGER, due_id TEXT, created_at INTEGER NOT NULL, done_at INTEGER
) STRICT;
CREATE TEMP TABLE waiting_hand_overs (
  id TEXT PRIMARY KEY, location_id TEXT NOT NULL, by_user_id TEXT, note TEXT NOT NULL, at INTEGER NOT NULL,
  acknowledged_by_user_id TEXT, acknowledged_at INTEGER
) STRICT;

-- Whole rows of visits, as they are when all that waits is done.
CREATE TEMP TABLE waiting_visits AS SELECT ${VISIT} FROM visits WHERE 0;
CREATE UNIQUE INDEX temp.waiting_visits_by_id ON waiting_visits (id);
CREATE TEMP TABLE waiting_visit_approvals (location_id TEXT PRIMARY KEY, needed INTEGER NOT NULL) STRICT;

CREATE TEMP VIEW shown_visits AS
  SELECT ${VISIT}, 0 AS pending FROM visits WHERE id NOT IN (SELECT id FROM waiting_visits)
  UNION ALL SELECT ${VISIT}, 1 FROM waiting_visits;
-- Signers and days as the operation has them; an end is a withdrawal that waits.
CREATE TEMP TABLE waiting_signatures (
  id TEXT PRIMARY KEY, message_id TEXT NOT NULL, file_id TEXT NOT NULL, title TEXT NOT NULL, signers TEXT NOT NULL,
  days INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX temp.waiting_signatures_of_message ON waiting_signatures (message_id);
CREATE TEMP TABLE waiting_signature_ends (id TEXT PRIMARY KEY, at INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_reminders (id TEXT PRIMARY KEY) STRICT;
CREATE TEMP TABLE waiting_blocks (user_id TEXT PRIMARY KEY, active INTEGER NOT NULL) STRICT;
CREATE TEMP TABLE waiting_bars (
  user_id TEXT PRIMARY KEY, active INTEGER NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TEMP TABLE waiting_report_ends (id TEXT PRIMARY KEY, handled_at INTEGER) STRICT;

CREATE TEMP VIEW shown_saved_replies AS
  SELECT id, location_id, title, text, 0 AS pending FROM saved_replies
    WHERE id NOT IN (SELECT id FROM waiting_saved_replies)
  UNION ALL SELECT id, location_id, title, text, 1 FROM waiting_saved_replies WHERE removed = 0;
CREATE TEMP VIEW shown_follow_ups AS
  SELECT id, location_id, conversation_id, by_user_id, text, due_kind, due_at, due_id, created_at, done_at, 0 AS pending
    FROM follow_ups WHERE id NOT IN (SELECT id FROM waiting_follow_ups)
  UNION ALL SELECT id, location_id, conversation_id, by_user_id, text, due_kind, due_at, due_id, created_at, done_at, 1
    FROM waiting_follow_ups;
CREATE TEMP VIEW shown_hand_overs AS
  SELECT id, location_id, by_user_id, note, at, acknowledged_by_user_id, acknowledged_at, 0 AS pending
    FROM hand_overs WHERE id NOT IN (SELECT id FROM waiting_hand_overs)
  UNION ALL SELECT id, location_id, by_user_id, note, at, acknowledged_by_user_id, acknowledged_at, 1
    FROM waiting_hand_overs;
`

export const OVERLAY_TABLES = [
  'waiting_sends',
  'waiting_edits',
  'waiting_reactions',
  'waiting_assignments',
  'waiting_marks',
  'moved_chats',
  'waiting_notification_marks',
  'waiting_notification_choices',
  'waiting_feed_marks',
  'waiting_annotations',
  'waiting_saved_replies',
  'waiting_follow_ups',
  'waiting_hand_overs',
  'waiting_visits',
  'waiting_visit_approvals',
  'waiting_signatures',
  'waiting_signature_ends',
  'waiting_reminders',
  'waiting_blocks',
  'waiting_bars',
  'waiting_report_ends',
]

/** Fills moved_chats from the tables above. A note is no answer, and a message that waits brings its chat back. */
export const MOVE_CHATS = `INSERT INTO temp.moved_chats
  SELECT moved.conversation_id, chat.key, coalesce(chat.location_id, last_send.location_id),
    coalesce(chat.listed, 0) OR last_send.written IS NOT NULL, chat.last_message_id, chat.last_seq,
    coalesce(last_send.at, chat.last_at), chat.last_text, chat.last_kind, chat.last_side, chat.last_author_user_id,
    chat.last_file_count, chat.last_deleted, coalesce(chat.is_direct, last_send.is_direct, 0),
    iif(assigned.conversation_id IS NULL, chat.assignee_user_id, assigned.assignee_user_id),
    iif(EXISTS (SELECT 1 FROM temp.waiting_sends WHERE conversation_id = moved.conversation_id AND kind = 'text'
      AND state <> 'failed'), NULL, chat.waiting_since),
    max(coalesce(chat.read_seq, 0), coalesce(marks.seq, 0)),
    coalesce(marks.flagged, chat.flagged_unread, 0), coalesce(marks.pinned, chat.pinned, 0),
    iif(marks.sets_muted = 1, marks.muted_until, chat.muted_until),
    CASE
      WHEN last_send.written IS NULL AND iif(marks.sets_archived = 1, marks.archived_seq >= chat.last_seq, chat.shelf = 2)
        THEN 2
      WHEN coalesce(marks.pinned, chat.pinned, 0) = 1 THEN 0
      ELSE 1
    END,
    last_send.written, last_send.subject_kind, last_send.subject_id
  FROM (SELECT conversation_id FROM temp.waiting_sends UNION SELECT conversation_id FROM temp.waiting_marks
    UNION SELECT conversation_id FROM temp.waiting_assignments) moved
  LEFT JOIN chats chat ON chat.conversation_id = moved.conversation_id
  LEFT JOIN temp.waiting_marks marks ON marks.conversation_id = moved.conversation_id
  LEFT JOIN temp.waiting_assignments assigned ON assigned.conversation_id = moved.conversation_id
  LEFT JOIN temp.waiting_sends last_send ON last_send.written =
    (SELECT max(written) FROM temp.waiting_sends WHERE conversation_id = moved.conversation_id)
  WHERE coalesce(chat.location_id, last_send.location_id) IS NOT NULL`
