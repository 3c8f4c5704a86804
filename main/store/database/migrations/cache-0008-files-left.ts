/**
 * The contents of files that left a row: of a message that was unsent, a post that is gone, a location that is no longer
 * the user's. Their bytes are removed next, and the list survives a crash in between (I15).
 */
export const sql = `
CREATE TABLE files_left (sha256 TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TRIGGER files_that_leave AFTER DELETE ON files
  BEGIN INSERT OR IGNORE INTO files_left (sha256) VALUES (old.sha256); END;
`
