/** What is done with a visit, who did it, and what the host answered. */
export const sql = `
ALTER TABLE locations ADD COLUMN visits_need_approval INTEGER NOT NULL DEFAULT 0;
ALTER TABLE visits ADD COLUMN registered_by_user_id TEXT;
ALTER TABLE visits ADD COLUMN status_before TEXT;
ALTER TABLE visits ADD COLUMN status_at INTEGER;
ALTER TABLE visits ADD COLUMN status_by_user_id TEXT;
ALTER TABLE visits ADD COLUMN host_coming_at INTEGER;
ALTER TABLE visits ADD COLUMN nudged_at INTEGER;
ALTER TABLE visits ADD COLUMN mailed_at INTEGER;
`
