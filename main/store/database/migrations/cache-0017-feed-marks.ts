/** How far the user has looked at the feed of each location. */
export const sql = `
CREATE TABLE feed_marks (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  user_id TEXT NOT NULL, location_id TEXT NOT NULL, seen_at INTEGER NOT NULL
) STRICT;
`
