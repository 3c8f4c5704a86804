/** What is typed elsewhere than in a conversation survives a crash, too. */
export const sql = `
CREATE TABLE unfinished (
  place TEXT NOT NULL, location_id TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (place, location_id)
) STRICT, WITHOUT ROWID;
`
