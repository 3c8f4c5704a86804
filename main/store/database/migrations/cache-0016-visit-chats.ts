/** What is known of the chat of a host and a visitor, as JSON. Older rows get it with the next change of their visit. */
export const sql = `
ALTER TABLE visits ADD COLUMN chat TEXT;
`
