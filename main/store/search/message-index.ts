import { idBytes } from '../chats/message-ids.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { numberAll, placeSql } from './places.ts'
import { timeKey } from './time-key.ts'

/** A message as the index knows it. */
interface Indexed {
  key: number
  text: string
  chat: number
  /** The number of the author in this file. */
  author: number
  fileCount: number
  deleted: number
}

type Written = Omit<Indexed, 'key' | 'deleted'> & { deletedAt: number | null }

/** From this many rows on, filling the index anew is quicker than taking each of them out. */
export const MANY_ROWS = 5000

const PLACE = placeSql({
  chat: 'm.chat',
  author: 'm.author',
  fileCount: 'm.file_count',
  locationId: 'c.location_id',
})
const DOCUMENT = `m.key, index_text(m.text), joined_text(m.text), ${PLACE}`
const FIND = `SELECT key, text, chat, author, file_count AS fileCount, deleted_at IS NOT NULL AS deleted
  FROM message_rows WHERE id = ${idBytes('@id')}`
/** In the order of keys: the index takes rows in the order of its rowids without writing in between. */
const ADD = `INSERT INTO message_words (rowid, words, joined, place)
  SELECT ${DOCUMENT} FROM json_each(@keys) AS wanted
  CROSS JOIN message_rows m ON m.key = wanted.value JOIN chats c ON c.key = m.chat WHERE m.deleted_at IS NULL`
const REMOVE = `INSERT INTO message_words (message_words, rowid, words, joined, place)
  SELECT 'delete', m.key, index_text(m.text), joined_text(m.text), ${PLACE}
  FROM (SELECT value ->> 'key' AS key, value ->> 'text' AS text, value ->> 'chat' AS chat,
      value ->> 'author' AS author, value ->> 'fileCount' AS file_count FROM json_each(@gone)) m
  JOIN chats c ON c.key = m.chat`

/**
 * Keeps the index of messages in step with a batch of rows: told of each before and after it is written, and writes all
 * at once when the batch is complete. One statement for many rows: a virtual table writes to disk at each statement
 * (performance.md: three times as fast as a trigger).
 */
export class MessageIndex {
  private readonly cache: SqlFile
  private readonly added = new Set<number>()
  private readonly gone = new Map<number, Indexed>()
  private readonly numbered = new Set<string>()

  constructor(cache: SqlFile) {
    this.cache = cache
  }

  /** What is stored under an id now; null when it is new. */
  find(id: string): Indexed | null {
    return this.cache.get<Indexed>(FIND, { id }) ?? null
  }

  /** The key for a message that is not stored yet. */
  newKey(sentAtMs: number): number {
    return timeKey(this.cache, 'message_rows', sentAtMs)
  }

  /** A row was written: `key` for a new one, `before` for one that was there. */
  written(row: Written, locationId: string, stored: { key: number; before: Indexed | null }): void {
    const { key, before } = stored
    if (before && isSame(before, row)) return
    if (before) this.removed(before)
    if (row.deletedAt !== null) return
    this.added.add(key)
    this.numbered.add(locationId)
  }

  /** A row was deleted, or is about to be written again. */
  removed(before: Indexed): void {
    // What this batch brought is not in the index yet.
    if (this.added.delete(before.key) || before.deleted === 1) return
    if (!this.gone.has(before.key)) this.gone.set(before.key, before)
  }

  /** True when words were taken out, whose old pages must not stay readable in the log (I15). */
  finish(): boolean {
    if (this.gone.size > 0) this.cache.run(REMOVE, { gone: JSON.stringify([...this.gone.values()]) })
    if (this.added.size > 0) {
      numberAll(this.cache, this.numbered)
      this.cache.run(ADD, { keys: JSON.stringify([...this.added].sort((a, b) => a - b)) })
    }
    return this.gone.size > 0
  }
}

/** Takes the messages that a condition on `m` names out of the index; they are still in their table. */
export function unindexMessages(
  cache: SqlFile,
  condition: string,
  values: Record<string, string | number>,
): void {
  cache.run(
    `INSERT INTO message_words (message_words, rowid, words, joined, place)
     SELECT 'delete', ${DOCUMENT} FROM message_rows m JOIN chats c ON c.key = m.chat
     WHERE m.deleted_at IS NULL AND ${condition}`,
    values,
  )
}

/** Makes the index anew from the rows: some seconds for a million. */
export function reindexMessages(cache: SqlFile): void {
  cache.run(`INSERT INTO message_words (message_words) VALUES ('delete-all')`)
  cache.run('INSERT OR IGNORE INTO id_numbers (id) SELECT location_id FROM chats')
  cache.run(
    `INSERT INTO message_words (rowid, words, joined, place)
     SELECT ${DOCUMENT} FROM message_rows m JOIN chats c ON c.key = m.chat WHERE m.deleted_at IS NULL ORDER BY m.key`,
  )
}

function isSame(before: Indexed, now: Written): boolean {
  return (
    before.text === now.text &&
    before.chat === now.chat &&
    before.author === now.author &&
    before.fileCount > 0 === now.fileCount > 0 &&
    (before.deleted === 1) === (now.deletedAt !== null)
  )
}
