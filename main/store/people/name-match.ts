import { foldedWords } from './folded-words.ts'
import type { Named } from '../database/sql-file.ts'

const WORDS_MAX = 6
/** Sorts after every word that begins with what stands before it. */
const LAST = '\u{10ffff}'

/**
 * A condition that an id is that of a person or company whose name has, for each word typed, a word beginning with it.
 * Nothing typed matches everybody; only signs that are no words match nobody.
 */
export function nameMatch(query: string, ids: string): { sql: string; values: Named } {
  if (query.trim() === '') return { sql: 'TRUE', values: {} }
  const words = foldedWords(query).slice(0, WORDS_MAX)
  if (words.length === 0) return { sql: 'FALSE', values: {} }
  const values: Named = {}
  const lookUps = words.map((word, index) => {
    values[`word${index}`] = word
    values[`wordEnd${index}`] = word + LAST
    return `SELECT subject_id FROM name_words WHERE word >= @word${index} AND word < @wordEnd${index}`
  })
  return { sql: `${ids} IN (${lookUps.join(' INTERSECT ')})`, values }
}
