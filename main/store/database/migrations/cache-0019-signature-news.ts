/** What the desk is told of requests for signatures. Rows of before tell of none, and no copy of theirs failed. */
export const sql = `
ALTER TABLE notifications ADD COLUMN signature_id TEXT;
ALTER TABLE notifications ADD COLUMN by_user_id TEXT;
ALTER TABLE signatures ADD COLUMN copy_failed_at INTEGER;
CREATE INDEX notifications_of_signature ON notifications (signature_id) WHERE signature_id IS NOT NULL;
`
