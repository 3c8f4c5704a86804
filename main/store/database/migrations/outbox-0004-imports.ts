/**
 * A file that is imported waits here part by part: the outbox gets a few at a time, as it is read whole at each change.
 * An import that is not ready was cut off while its file was read, and goes at the next start.
 */
export const sql = `
CREATE TABLE imports (
  id TEXT PRIMARY KEY, location_id TEXT NOT NULL, file_name TEXT NOT NULL, parts INTEGER NOT NULL, ready INTEGER NOT NULL,
  undoing INTEGER NOT NULL, rows INTEGER NOT NULL, started_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE import_parts (
  import_id TEXT NOT NULL, place INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (import_id, place)
) STRICT, WITHOUT ROWID;
`
