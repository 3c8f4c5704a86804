/** Who gave a chat to its assignee. Rows that are here already were assigned before anybody asked. */
export const sql = `
ALTER TABLE conversations ADD COLUMN assigned_by_user_id TEXT;
`
