/** The chat permissions of an administrator apart from the role, as a JSON list; null for those of the role. */
export const sql = `
ALTER TABLE memberships ADD COLUMN chat_permissions TEXT;
`
