import type { SearchTerm } from '../../../protocol/search/query.ts'
import { isUnspaced } from '../../../protocol/search/words.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { wordsBegun, type WordIndex } from './words-begun.ts'

/** The columns of an index: where words stand, and where those with an apostrophe stand as one. */
export interface WordColumns {
  index: WordIndex
  words: string
  withJoined: string
}

export const MESSAGE_COLUMNS: WordColumns = {
  index: 'message_words',
  words: '{words}',
  withJoined: '{words joined}',
}
export const THING_COLUMNS: WordColumns = {
  index: 'thing_words',
  words: '{name words}',
  withJoined: '{name words joined}',
}
export const NAME_COLUMNS: WordColumns = {
  index: 'thing_words',
  words: '{name}',
  withJoined: '{name joined}',
}

/**
 * What an FTS5 index is asked: all the terms, and of each group of places one. Nothing of a query but folded letters and
 * digits gets here, and those only between quotes (security.md, row 20). Null when nothing is asked for, or a group is
 * empty: then nothing can be found.
 */
export function matchExpression(
  cache: SqlFile,
  terms: readonly SearchTerm[],
  columns: WordColumns,
  places: readonly (readonly string[])[],
): string | null {
  if (places.some((group) => group.length === 0)) return null
  const parts = [
    ...terms.map((term) => termExpression(cache, term, columns)),
    ...places.map((group) => `{place} : (${group.map(quoted).join(' OR ')})`),
  ]
  return parts.length === 0 ? null : parts.join(' AND ')
}

function termExpression(cache: SqlFile, { words, prefix, joined }: SearchTerm, columns: WordColumns): string {
  const rowOf = (row: readonly string[]) =>
    prefix ? begunRow(cache, columns.index, row) : quoted(row.join(' '))
  const row = rowOf(words)
  if (joined === null) return `${columns.words} : ${row}`
  if (words.length === 1 && words[0] === joined) return `${columns.withJoined} : ${row}`
  return `(${columns.words} : ${row} OR ${columns.withJoined} : ${rowOf([joined])})`
}

/** Words in a row of which the last is only begun: each word that it can become by its name, unless they are too many. */
function begunRow(cache: SqlFile, index: WordIndex, row: readonly string[]): string {
  const before = row.slice(0, -1)
  const found = wordsBegun(cache, index, row.at(-1) ?? '')
  if (found === null || found.length === 0) return `${quoted(row.join(' '))} *`
  return `(${found.map((word) => quoted([...before, word].join(' '))).join(' OR ')})`
}

/** A single letter begins half of all messages: it is looked for as a word. */
export function withoutLoneLetters(terms: readonly SearchTerm[]): SearchTerm[] {
  return terms.map((term) => {
    const last = term.words.at(-1) ?? ''
    return [...last].length === 1 && !isUnspaced(last) ? { ...term, prefix: false } : term
  })
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`
}
