/** Which files somebody was asked to sign, and how far that is. Signers and files are lists of the row, read with it. */
export const sql = `
CREATE TABLE signatures (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, conversation_id TEXT NOT NULL, message_id TEXT NOT NULL, file TEXT NOT NULL,
  title TEXT NOT NULL, requested_by_user_id TEXT NOT NULL, created_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  status TEXT NOT NULL, ended_at INTEGER, signers TEXT NOT NULL, signed TEXT
) STRICT;
CREATE INDEX signatures_of_message ON signatures (message_id);
CREATE INDEX signatures_of_chat ON signatures (conversation_id);
`
