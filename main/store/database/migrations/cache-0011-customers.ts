/** The history of customers, requests to join, and imports; people are looked up by their e-mail. */
export const sql = `
CREATE TABLE customer_changes (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, subject_kind TEXT NOT NULL, subject_id TEXT NOT NULL, kind TEXT NOT NULL,
  before_text TEXT, after_text TEXT, by_user_id TEXT, at INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_changes_of_subject ON customer_changes (subject_id, location_id, at);

CREATE TABLE join_requests (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, user_id TEXT NOT NULL, message TEXT NOT NULL, state TEXT NOT NULL, why TEXT NOT NULL,
  at INTEGER NOT NULL, decided_at INTEGER, decided_by_user_id TEXT
) STRICT;
CREATE INDEX join_requests_of_location ON join_requests (location_id, state, at);

CREATE TABLE customer_imports (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, file_name TEXT NOT NULL, by_user_id TEXT NOT NULL, at INTEGER NOT NULL,
  parts INTEGER NOT NULL, parts_done INTEGER NOT NULL, parts_undone INTEGER NOT NULL, added INTEGER NOT NULL,
  tagged INTEGER NOT NULL, skipped INTEGER NOT NULL, removed INTEGER NOT NULL, kept INTEGER NOT NULL
) STRICT;
CREATE INDEX customer_imports_of_location ON customer_imports (location_id, at);

CREATE INDEX users_by_email ON users (lower(email));
`
