import type { SqlFile } from '../database/sql-file.ts'
import { saySoClean } from './dead-words.ts'
import { reindexMessages } from './message-index.ts'
import { reindexThings } from './thing-index.ts'

/** What a word is (protocol/search/words.ts) and what goes into the indexes: a change of either needs the next number. */
const INDEX_VERSION = '2'

/** Fills indexes that are not of this version: once after an upgrade, some seconds for a million messages. */
export function fillIndexes(cache: SqlFile): void {
  const filled = cache.get<{ value: string }>(`SELECT value FROM facts WHERE key = 'indexVersion'`)
  if (filled?.value === INDEX_VERSION) return
  cache.transaction(() => {
    reindexMessages(cache)
    reindexThings(cache)
    sayFilled(cache)
  })
}

/** Takes everything out of the indexes, when all rows go, too. Inside a transaction of the caller. */
export function emptyIndexes(cache: SqlFile): void {
  for (const index of ['message_words', 'thing_words']) {
    cache.run(`INSERT INTO ${index} (${index}) VALUES ('delete-all')`)
  }
  for (const table of ['things', 'file_texts', 'id_numbers']) cache.run(`DELETE FROM ${table}`)
  saySoClean(cache)
  sayFilled(cache)
}

function sayFilled(cache: SqlFile): void {
  cache.run(`INSERT OR REPLACE INTO facts (key, value) VALUES ('indexVersion', @version)`, {
    version: INDEX_VERSION,
  })
}
