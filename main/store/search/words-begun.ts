import type { Database } from 'better-sqlite3'
import type { SqlFile } from '../database/sql-file.ts'

/** An index of words, as named in the database. */
export type WordIndex = 'message_words' | 'thing_words'

/** A beginning that fits more words than these is asked for as it is. */
const WORDS_MAX = 64

/** Makes the words of both indexes readable, each with where it stands. Takes no place: it looks into the index. */
export function addWordLists(database: Database): void {
  for (const index of ['message_words', 'thing_words'] satisfies WordIndex[]) {
    database.exec(
      `CREATE VIRTUAL TABLE temp.list_of_${index} USING fts5vocab('main', '${index}', 'instance')`,
    )
  }
}

/**
 * All words of an index that begin so, in the order of their bytes; null when they are too many. FTS5 merges every row of
 * every such word before it gives the first one; the rows of words that are named it reads from the newest on, and no
 * more of them than are wanted.
 */
export function wordsBegun(cache: SqlFile, index: WordIndex, beginning: string): string[] | null {
  const words: string[] = []
  let from = beginning
  for (;;) {
    const found = cache.get<{ term: string }>(
      `SELECT term FROM temp.list_of_${index} WHERE term >= @from LIMIT 1`,
      { from },
    )
    if (!found?.term.startsWith(beginning)) return words
    if (words.length === WORDS_MAX) return null
    words.push(found.term)
    // Behind this word and before any longer one: the other rows of the word itself are not stepped over one by one.
    from = `${found.term}\u0001`
  }
}
