/** What the user wants to be told of. */
export const sql = `
CREATE TABLE notification_choices (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  user_id TEXT NOT NULL, category TEXT NOT NULL, told INTEGER NOT NULL
) STRICT;
`
