/** Whom the user has blocked, who is barred, what was reported, and to whom a direct chat is closed. */
export const sql = `
ALTER TABLE conversations ADD COLUMN closed_to TEXT NOT NULL DEFAULT '[]';

CREATE TABLE blocks (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  user_id TEXT NOT NULL, blocked_user_id TEXT NOT NULL, active INTEGER NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE bars (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  active INTEGER NOT NULL, reason TEXT NOT NULL, by_user_id TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE TABLE reports (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, by_user_id TEXT NOT NULL, about_user_id TEXT NOT NULL, conversation_id TEXT, message_id TEXT,
  quoted TEXT NOT NULL, reason TEXT NOT NULL, at INTEGER NOT NULL, handled_at INTEGER, handled_by_user_id TEXT
) STRICT;
CREATE INDEX reports_newest ON reports (location_id, at DESC);
`
