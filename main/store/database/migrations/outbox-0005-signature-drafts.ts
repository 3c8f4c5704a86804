/** What is asked of a PDF in the tray: it goes with the message that takes the file. JSON; null for nothing. */
export const sql = `
ALTER TABLE staged_files ADD COLUMN signature TEXT;
`
