/** Under which links the profiles of a location's people are public. */
export const sql = `
CREATE TABLE public_links (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, user_id TEXT NOT NULL, created_at INTEGER NOT NULL, revoked_at INTEGER
) STRICT;
CREATE INDEX public_links_working ON public_links (user_id, location_id) WHERE revoked_at IS NULL;
`
