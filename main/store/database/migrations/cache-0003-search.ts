/**
 * Full-text indexes (main/store/search). Their hits come newest first by rowid with a LIMIT, which costs microseconds for
 * the commonest word, but only when rowids are in the order of time: a message's key is made from when it was sent
 * (time-key.ts). The keys that were numbered as rows came get their place here; the indexes themselves are filled when
 * the file is opened, because only the program knows what a word is.
 *
 * - `message_words` has no text of its own (contentless), and no sizes: nothing is ranked.
 * - `things` are people, files by their message, and notifications, as they went into the index `thing_words`: what
 *   is taken out of an index must be given as it was put in.
 * - Prefixes of two and three letters have an index of their own: without it `th*` reads every row of every such word.
 * - secure-delete takes the words of a deleted row out of the index at once, not at the next merge (I15).
 */
export const sql = `
CREATE TABLE search_numbers (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE) STRICT;

CREATE VIRTUAL TABLE message_words USING fts5(words, joined, place, content = '', columnsize = 0,
  tokenize = 'ascii', prefix = '2 3');
INSERT INTO message_words (message_words, rank) VALUES ('secure-delete', 1);

CREATE TABLE things (
  key INTEGER PRIMARY KEY, kind TEXT NOT NULL, id TEXT NOT NULL,
  name TEXT NOT NULL, words TEXT NOT NULL, joined TEXT NOT NULL, place TEXT NOT NULL,
  UNIQUE (kind, id)
) STRICT;
CREATE VIRTUAL TABLE thing_words USING fts5(name, words, joined, place, content = 'things', content_rowid = 'key',
  columnsize = 0, tokenize = 'ascii', prefix = '1 2 3');
INSERT INTO thing_words (thing_words, rank) VALUES ('secure-delete', 1);

-- Text is null for a file that has none, or can't be read: it is not tried again.
CREATE TABLE file_texts (file_id TEXT PRIMARY KEY, text TEXT) STRICT;

CREATE INDEX notifications_of_actor ON notifications (actor_id);

-- By way of negative numbers, which no key has: an old key may be another message's new one.
UPDATE messages SET key = -key;
UPDATE messages SET key = placed.key
FROM (
  SELECT old, max(tick - number) OVER (ORDER BY number ROWS UNBOUNDED PRECEDING) + number AS key
  FROM (SELECT old, tick, row_number() OVER (ORDER BY tick, old DESC) AS number
    FROM (SELECT key AS old, max(1, (sent_at - 1420070400000) / 16) AS tick FROM messages))
) placed WHERE messages.key = placed.old;
`
