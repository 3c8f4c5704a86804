import type { SqlFile } from '../database/sql-file.ts'

/**
 * Taking the words of one thing out of its index at once costs more the more things there are: each of its words, and each
 * beginning of one, is looked for in the list of all that have it (13 ms among 20,000 people). From this many in one batch on
 * they are only struck out, and cleared away together afterwards.
 */
export const MANY_AT_ONCE = 20
/** Pages of the index that one step of the clearing may write: a few hundredths of a second. */
const PAGES_A_STEP = 300

/** Strikes words out instead of taking them out: `work` removes rows of the index. Inside a transaction of the caller. */
export function strikeOut(cache: SqlFile, work: () => void): void {
  takeOutAtOnce(cache, false)
  work()
  takeOutAtOnce(cache, true)
  cache.run(`INSERT OR REPLACE INTO facts (key, value) VALUES ('deadWords', '1')`)
}

/** Whether words of what is gone are still in the file: they are found by nobody, and must not stay (I15). */
export function hasDeadWords(cache: SqlFile): boolean {
  return cache.get(`SELECT 1 FROM facts WHERE key = 'deadWords'`) !== undefined
}

/**
 * Clears away a part of what was struck out, by merging the parts of the index: what is dead has no place in the merged one.
 * False when nothing is left to do. A crash in between leaves a whole index, and the next start goes on.
 */
export function clearSomeWords(cache: SqlFile): boolean {
  if (!hasDeadWords(cache)) return false
  return cache.transaction(() => {
    const before = changesOf(cache)
    // A negative number begins the merging of all parts, and goes on with it when it has begun.
    cache.run(`INSERT INTO thing_words (thing_words, rank) VALUES ('merge', ${-PAGES_A_STEP})`)
    if (changesOf(cache) - before >= 2) return true
    saySoClean(cache)
    return false
  })
}

/** All of it, when it can't wait. Inside a transaction of the caller, or alone. */
export function clearAllWords(cache: SqlFile): void {
  while (clearSomeWords(cache));
}

/** The index was filled anew. */
export function saySoClean(cache: SqlFile): void {
  cache.run(`DELETE FROM facts WHERE key = 'deadWords'`)
}

function takeOutAtOnce(cache: SqlFile, on: boolean): void {
  cache.run(`INSERT INTO thing_words (thing_words, rank) VALUES ('secure-delete', ${on ? 1 : 0})`)
}

/** A merge that had nothing to do changes less than two rows. */
function changesOf(cache: SqlFile): number {
  return cache.get<{ n: number }>('SELECT total_changes() AS n')?.n ?? 0
}
