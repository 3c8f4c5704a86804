/**
 * A draft knows what it is and what it answers, a message can be held back so that Send can be undone, a file on its way
 * has a caption and can be paused, and files can be kept for good. `staged_files` is built anew, as a CHECK can't be
 * changed.
 */
export const sql = `
ALTER TABLE drafts ADD COLUMN kind TEXT NOT NULL DEFAULT 'text' CHECK (kind IN ('text', 'note'));
ALTER TABLE drafts ADD COLUMN reply_to_id TEXT;
-- Notes used to be written as a text that begins with a command.
UPDATE drafts SET kind = 'note', text = substr(text, 7) WHERE substr(text, 1, 6) = '/note ';
DELETE FROM drafts WHERE text = '';

ALTER TABLE entries ADD COLUMN held_until INTEGER;

CREATE TABLE staged_files_2 (
  id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, message_id TEXT, position INTEGER NOT NULL,
  name TEXT NOT NULL, size_bytes INTEGER NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staged', 'uploading', 'paused', 'waiting', 'uploaded', 'failed')),
  sent_bytes INTEGER NOT NULL, tus_url TEXT, error TEXT, caption TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO staged_files_2 (id, conversation_id, message_id, position, name, size_bytes, mime, sha256, state,
    sent_bytes, tus_url, error)
  SELECT id, conversation_id, message_id, position, name, size_bytes, mime, sha256, state, sent_bytes, tus_url, error
  FROM staged_files;
DROP TABLE staged_files;
ALTER TABLE staged_files_2 RENAME TO staged_files;
CREATE INDEX staged_files_of_conversation ON staged_files (conversation_id, message_id, position);
CREATE INDEX staged_files_of_message ON staged_files (message_id, position) WHERE message_id IS NOT NULL;

CREATE TABLE pinned_files (file_id TEXT PRIMARY KEY, sha256 TEXT NOT NULL) STRICT, WITHOUT ROWID;
`
