/** Who likes a post, what is said below it, and what the desk hides: both counts are made of rows. */
export const sql = `
DROP TABLE posts;
CREATE TABLE posts (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  location_id TEXT NOT NULL, author_user_id TEXT NOT NULL, text TEXT NOT NULL, mention_user_ids TEXT NOT NULL,
  pinned INTEGER NOT NULL, liked_by_user_ids TEXT NOT NULL, hidden TEXT, at INTEGER NOT NULL, edited_at INTEGER
) STRICT;
CREATE INDEX posts_newest ON posts (location_id, pinned DESC, at DESC);
CREATE INDEX posts_of_author ON posts (author_user_id, location_id);

CREATE TABLE comments (
  id TEXT PRIMARY KEY, rev INTEGER NOT NULL, generation INTEGER NOT NULL,
  post_id TEXT NOT NULL, location_id TEXT NOT NULL, author_user_id TEXT NOT NULL, text TEXT NOT NULL,
  mention_user_ids TEXT NOT NULL, at INTEGER NOT NULL
) STRICT;
CREATE INDEX comments_of_post ON comments (post_id, at);
`
