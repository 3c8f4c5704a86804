/** Who was invited to work at the desk. */
export const sql = `
CREATE TABLE desk_invitations (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, mail_id TEXT NOT NULL, email TEXT NOT NULL, name TEXT NOT NULL, admin_role TEXT NOT NULL,
  chat_permissions TEXT, by_user_id TEXT NOT NULL, sent_at INTEGER NOT NULL, expires_at INTEGER NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX desk_invitations_of_location ON desk_invitations (location_id, state);
`
