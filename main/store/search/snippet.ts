import { marksIn, type Mark } from '../../../protocol/search/marks.ts'
import type { SearchTerm } from '../../../protocol/search/query.ts'
import { folded } from '../../../protocol/search/words.ts'
import type { Snippet } from '../views.ts'

/** UTF-16 units that a snippet shows, and of them before the first hit. */
const SHOWN = 180
const BEFORE = 50
/** Of a long text only this much is read around the place where a word seems to stand. */
const NEAR = 2000

/** The text around the first words that were looked for, in runs; it begins and ends with "…" where it was cut. */
export function snippetOf(text: string, terms: readonly SearchTerm[]): Snippet {
  const { part, from } = nearHit(text, terms)
  const marks = marksIn(part, terms)
  const first = marks[0]?.start ?? 0
  const start = first > SHOWN - BEFORE || from > 0 ? wordStart(part, Math.max(0, first - BEFORE), first) : 0
  const end = part.length - start <= SHOWN ? part.length : wordEnd(part, start, start + SHOWN)
  const runs = runsOf(part.slice(0, end), start, marks)
  if (start + from > 0) runs.unshift({ text: '…', hit: false })
  if (end < part.length || from + part.length < text.length) runs.push({ text: '…', hit: false })
  return runs
}

/** The whole text in runs. */
export function markedText(text: string, terms: readonly SearchTerm[]): Snippet {
  return runsOf(text, 0, marksIn(text, terms))
}

export function hasHit(snippet: Snippet): boolean {
  return snippet.some(({ hit }) => hit)
}

function runsOf(text: string, from: number, marks: readonly Mark[]): Snippet {
  const runs: Snippet = []
  let at = from
  for (const mark of marks) {
    const start = Math.max(at, mark.start)
    const end = Math.min(mark.end, text.length)
    if (end <= start) continue
    if (start > at) runs.push({ text: text.slice(at, start), hit: false })
    runs.push({ text: text.slice(start, end), hit: true })
    at = end
  }
  if (at < text.length) runs.push({ text: text.slice(at), hit: false })
  return runs
}

/** A text of a megabyte is not read word by word: the piece around the first word that looks like a hit is. */
function nearHit(text: string, terms: readonly SearchTerm[]): { part: string; from: number } {
  if (text.length <= 2 * NEAR) return { part: text, from: 0 }
  const plain = folded(text)
  for (const term of terms) {
    const word = term.words[0] ?? ''
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + NEAR)) {
      // Folding keeps lengths nearly: the piece is wide enough for what it shifts, or the next place is tried.
      const from = Math.max(0, at - NEAR / 2)
      const part = text.slice(from, from + 2 * NEAR)
      if (marksIn(part, [term]).length > 0) return { part, from }
    }
  }
  return { part: text.slice(0, 2 * NEAR), from: 0 }
}

/** The beginning of a word at or after `at`, but not behind the hit. */
function wordStart(text: string, at: number, hit: number): number {
  if (at === 0) return 0
  const space = text.slice(at, hit).search(/\s\S/u)
  return space < 0 ? at + Number(isLow(text, at)) : at + space + 1
}

function wordEnd(text: string, start: number, at: number): number {
  const space = text.slice(start, at).search(/\s\S*$/u)
  return space > SHOWN / 2 ? start + space : at - Number(isLow(text, at))
}

/** The middle of a letter of two units. */
function isLow(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit < 0xe000
}
