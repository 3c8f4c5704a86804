import Database from 'better-sqlite3'
import { statSync } from 'node:fs'
import { join } from 'node:path'

const BATCH = 5000

/**
 * The messages of a device in a plain database: rows, one index, and words by FTS5, filled one batch at a time. What
 * searching, storing and catching up could cost at the least.
 */
export interface PlainDatabase {
  sizeMB: number
  /** Messages per second, with their index and words. */
  insertedPerSecond: number
  /** All of them, in ms. */
  filledMs: number
  /** How long a query for the newest 50 of these words takes here, in ms; the quickest of three. */
  queryMs(match: string): number
  close(): void
}

/** `cacheFile` is the device's database: only its texts are read. */
export function plainDatabase(cacheFile: string, folder: string): PlainDatabase {
  const source = new Database(cacheFile, { readonly: true })
  const path = join(folder, 'plain.db')
  const plain = new Database(path)
  plain.pragma('journal_mode = WAL')
  plain.pragma('synchronous = NORMAL')
  plain.pragma('wal_autocheckpoint = 8000')
  plain.exec(`CREATE TABLE messages (key INTEGER PRIMARY KEY, id TEXT NOT NULL, chat INTEGER NOT NULL, at INTEGER NOT NULL, text TEXT NOT NULL) STRICT;
    CREATE INDEX by_chat ON messages (chat, at, key);
    CREATE VIRTUAL TABLE words USING fts5(text, content='messages', content_rowid='key', tokenize='unicode61 remove_diacritics 2');`)
  const insert = plain.prepare('INSERT INTO messages (id, chat, at, text) VALUES (?, ?, ?, ?)')
  const index = plain.prepare('INSERT INTO words (rowid, text) SELECT key, text FROM messages WHERE key > ?')
  const store = plain.transaction((rows: MessageText[]) => {
    const before = plain.prepare('SELECT coalesce(max(key), 0) AS key FROM messages').pluck().get()
    for (const { id, chat, at, text } of rows) insert.run(id, chat, at, text)
    index.run(before)
  })
  let spentMs = 0
  let count = 0
  let batch: MessageText[] = []
  const flush = () => {
    const startMs = performance.now()
    store(batch)
    spentMs += performance.now() - startMs
    count += batch.length
    batch = []
  }
  const texts = source.prepare('SELECT id, chat, sent_at AS at, text FROM messages ORDER BY sent_at')
  for (const row of texts.iterate() as IterableIterator<MessageText>) {
    batch.push(row)
    if (batch.length === BATCH) flush()
  }
  flush()
  source.close()
  plain.pragma('wal_checkpoint(TRUNCATE)')
  const query = plain.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rowid DESC LIMIT 50')
  return {
    sizeMB: statSync(path).size / 1e6,
    insertedPerSecond: (count / spentMs) * 1000,
    filledMs: spentMs,
    queryMs: (match) => quickestOfThree(() => query.all(match)),
    close: () => plain.close(),
  }
}

/** How long one row takes until it is on the disk for certain: each of `count` commits with synchronous=FULL, in ms. */
export function fullCommits(folder: string, count: number): number[] {
  const database = new Database(join(folder, 'commits.db'))
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.exec('CREATE TABLE rows (text TEXT) STRICT')
  const insert = database.prepare('INSERT INTO rows VALUES (?)')
  const samples = Array.from({ length: count }, () => timed(() => insert.run('x'.repeat(200))))
  database.close()
  return samples
}

interface MessageText {
  id: string
  chat: number
  at: number
  text: string
}

function quickestOfThree(run: () => unknown): number {
  return Math.min(timed(run), timed(run), timed(run))
}

function timed(run: () => unknown): number {
  const startMs = performance.now()
  run()
  return performance.now() - startMs
}
