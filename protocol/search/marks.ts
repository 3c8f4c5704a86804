import type { SearchTerm } from './query.ts'
import { isUnspaced, joinedWordsOf, wordsOf, type Word } from './words.ts'

/** A part of a text that was looked for: UTF-16 positions, the end excluded. */
export interface Mark {
  start: number
  end: number
}

/** Where in a text the terms stand, in order and without overlap. Whole words are marked, as they were written. */
export function marksIn(text: string, terms: readonly SearchTerm[]): Mark[] {
  if (terms.length === 0 || text === '') return []
  const words = wordsOf(text)
  const joined = joinedWordsOf(text)
  return merged(
    terms.flatMap((term) => [...rowsOf(words, term), ...joinedOf(words, term), ...joinedOf(joined, term)]),
  )
}

/** True when every term stands in one of the texts. */
export function matchesAll(texts: readonly string[], terms: readonly SearchTerm[]): boolean {
  const read = texts.map((text) => ({ words: wordsOf(text), joined: joinedWordsOf(text) }))
  return terms.every((term) =>
    read.some(
      ({ words, joined }) =>
        rowsOf(words, term).length + joinedOf(words, term).length + joinedOf(joined, term).length > 0,
    ),
  )
}

function rowsOf(words: readonly Word[], { words: wanted, prefix }: SearchTerm): Mark[] {
  const marks: Mark[] = []
  for (let from = 0; from + wanted.length <= words.length; from += 1) {
    const last = words[from + wanted.length - 1]
    const found = wanted.every((word, index) =>
      fits(words[from + index]?.word ?? '', word, prefix && index === wanted.length - 1),
    )
    if (!found || !last) continue
    // Of a pair of letters only the one that was looked for is marked.
    const half = last.word !== wanted.at(-1) && last.firstEnd < last.end && isUnspaced(last.word)
    marks.push({ start: words[from]?.start ?? 0, end: half ? last.firstEnd : last.end })
  }
  return marks
}

function joinedOf(joined: readonly Word[], term: SearchTerm): Mark[] {
  const wanted = term.joined
  if (wanted === null) return []
  return joined.filter(({ word }) => fits(word, wanted, term.prefix))
}

function fits(word: string, wanted: string, prefix: boolean): boolean {
  return prefix ? word.startsWith(wanted) : word === wanted
}

function merged(marks: Mark[]): Mark[] {
  const all: Mark[] = []
  for (const { start, end } of marks.sort((a, b) => a.start - b.start || a.end - b.end)) {
    const last = all.at(-1)
    if (last && start <= last.end) last.end = Math.max(last.end, end)
    else all.push({ start, end })
  }
  return all
}
