/**
 * What exists on this device only. `entries.body` is the op's body as the canonical JSON that its hash covers: it must
 * reach the server unchanged, so it isn't taken apart into columns; what queries need is beside it.
 */
export const sql = `
CREATE TABLE kept (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

-- In the order of writing: "written" numbers are never used again.
CREATE TABLE entries (
  written INTEGER PRIMARY KEY AUTOINCREMENT,
  op_id TEXT NOT NULL UNIQUE,
  lane TEXT NOT NULL,
  type TEXT NOT NULL,
  target_id TEXT NOT NULL,
  conversation_id TEXT,
  location_id TEXT NOT NULL,
  body TEXT NOT NULL,
  hash TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('uploading', 'queued', 'acked', 'parked')),
  sent INTEGER NOT NULL,
  written_at INTEGER NOT NULL,
  acked_stream TEXT,
  acked_epoch TEXT,
  acked_seq INTEGER,
  error_code TEXT,
  error_retry TEXT,
  error_message TEXT
) STRICT;
CREATE INDEX entries_of_target ON entries (target_id, type);

CREATE TABLE drafts (
  conversation_id TEXT PRIMARY KEY, text TEXT NOT NULL, saved_at INTEGER NOT NULL
) STRICT;

-- message_id is null while the file lies in the composer.
CREATE TABLE staged_files (
  id TEXT PRIMARY KEY, conversation_id TEXT NOT NULL, message_id TEXT, position INTEGER NOT NULL,
  name TEXT NOT NULL, size_bytes INTEGER NOT NULL, mime TEXT NOT NULL, sha256 TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('staged', 'uploading', 'waiting', 'uploaded', 'failed')),
  sent_bytes INTEGER NOT NULL, tus_url TEXT, error TEXT
) STRICT;
CREATE INDEX staged_files_of_conversation ON staged_files (conversation_id, message_id, position);
CREATE INDEX staged_files_of_message ON staged_files (message_id, position) WHERE message_id IS NOT NULL;
`
