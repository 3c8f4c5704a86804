/** Who sees what of a person, what a new user starts with, and the network's switch for chats. */
export const sql = `
ALTER TABLE users ADD COLUMN name_seen_by TEXT NOT NULL DEFAULT 'administrators';
ALTER TABLE users ADD COLUMN email_seen_by TEXT NOT NULL DEFAULT 'administrators';
ALTER TABLE users ADD COLUMN phone_seen_by TEXT NOT NULL DEFAULT 'administrators';
ALTER TABLE users ADD COLUMN bookings_seen_by TEXT NOT NULL DEFAULT 'administrators';
ALTER TABLE locations ADD COLUMN network_chats_on INTEGER NOT NULL DEFAULT 1;
ALTER TABLE locations ADD COLUMN default_privacy TEXT NOT NULL DEFAULT '{}';
`
