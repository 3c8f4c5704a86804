import type { SearchTerm } from '../../../protocol/search/query.ts'
import { isUnspaced } from '../../../protocol/search/words.ts'

/** The columns of an index: where words stand, and where those with an apostrophe stand as one. */
export interface WordColumns {
  words: string
  withJoined: string
}

export const MESSAGE_COLUMNS: WordColumns = { words: '{words}', withJoined: '{words joined}' }
export const THING_COLUMNS: WordColumns = { words: '{name words}', withJoined: '{name words joined}' }
export const NAME_COLUMNS: WordColumns = { words: '{name}', withJoined: '{name joined}' }

/**
 * What an FTS5 index is asked: all the terms, and of each group of places one. Nothing of a query but folded letters and
 * digits gets here, and those only between quotes (security.md, row 20). Null when nothing is asked for, or a group is
 * empty: then nothing can be found.
 */
export function matchExpression(
  terms: readonly SearchTerm[],
  columns: WordColumns,
  places: readonly (readonly string[])[],
): string | null {
  if (places.some((group) => group.length === 0)) return null
  const parts = [
    ...terms.map((term) => termExpression(term, columns)),
    ...places.map((group) => `{place} : (${group.map(quoted).join(' OR ')})`),
  ]
  return parts.length === 0 ? null : parts.join(' AND ')
}

function termExpression({ words, prefix, joined }: SearchTerm, columns: WordColumns): string {
  const star = prefix ? ' *' : ''
  const row = quoted(words.join(' ')) + star
  if (joined === null) return `${columns.words} : ${row}`
  if (words.length === 1 && words[0] === joined) return `${columns.withJoined} : ${row}`
  return `(${columns.words} : ${row} OR ${columns.withJoined} : ${quoted(joined)}${star})`
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
