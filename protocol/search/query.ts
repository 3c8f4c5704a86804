import { folded, indexText, isUnspaced, joinedText } from './words.ts'

/** Words in a row that must stand in the text. */
export interface SearchTerm {
  /** As in the index, the last one perhaps only the beginning of a word. */
  words: string[]
  prefix: boolean
  /** The same as one word, for a text or a query that leaves the apostrophe out: "obrien". Null for a phrase. */
  joined: string | null
}

/** What was asked for. All of it must be true of a hit. */
export interface SearchQuery {
  terms: SearchTerm[]
  /** Names, or "me". */
  from: string[]
  /** Names of chats. */
  in: string[]
  hasFile: boolean
  /** A day, month or year as it was written: its beginning counts for `before`, its end for `after`. */
  before: Period[]
  after: Period[]
  /** What could not be understood, as a sentence; null when all was. */
  problem: string | null
}

export type Period = 'today' | 'yesterday' | { year: number; month: number | null; day: number | null }

/** What can be written before a colon, with an example: for the help in the window. */
export const OPERATORS = [
  { operator: '"…"', example: '"bike room"', means: 'these words in a row' },
  { operator: 'from:', example: 'from:nadia', means: 'written by somebody, or by you with from:me' },
  { operator: 'in:', example: 'in:"bright collective"', means: 'in the chat with somebody' },
  { operator: 'has:file', example: 'has:file', means: 'with a file' },
  { operator: 'before:', example: 'before:2026-11-01', means: 'earlier than a day, month or year' },
  { operator: 'after:', example: 'after:yesterday', means: 'later than a day, month or year' },
] as const

const TERMS_MAX = 24
const QUOTES = /[“”„‟«»]/gu
const PIECE = /(?:(from|in|has|before|after):)?(?:"([^"]*)("|$)|([^\s"]+)|(?<=:))/giu

/**
 * Reads what was typed. Nothing can be wrong with it: what is no operator is a word, and only letters and digits of it
 * reach the index. An unclosed quote is still being typed.
 */
export function parseQuery(typed: string): SearchQuery {
  const text = typed.replace(QUOTES, '"')
  const query: SearchQuery = {
    terms: [],
    from: [],
    in: [],
    hasFile: false,
    before: [],
    after: [],
    problem: null,
  }
  const pieces = [...text.matchAll(PIECE)]
  pieces.forEach(([piece, operator, quoted, closed, bare], index) => {
    const value = (quoted ?? bare ?? '').trim()
    if (operator) {
      readOperator(query, operator.toLowerCase(), value)
      return
    }
    const typing = index === pieces.length - 1 && text.endsWith(piece)
    const term = quoted === undefined ? wordTerm(value, typing) : phraseTerm(value, closed !== '"')
    if (term) query.terms.push(term)
  })
  query.terms = withoutLoneLetter(query.terms, /\S$/u.test(text)).slice(0, TERMS_MAX)
  return query
}

/** True when there is nothing to look for yet. */
export function isEmptyQuery(query: SearchQuery): boolean {
  return query.terms.length === 0 && !hasFilter(query)
}

/** True when an operator narrows the search to messages and their files. */
export function hasFilter(query: SearchQuery): boolean {
  const { from, hasFile, before, after } = query
  return from.length + query.in.length + before.length + after.length > 0 || hasFile
}

function readOperator(query: SearchQuery, operator: string, value: string): void {
  if (operator === 'from' || operator === 'in') {
    if (value !== '') query[operator].push(value)
    else query.problem ??= `${operator}: needs a name, such as ${operator}:nadia.`
  } else if (operator === 'has') {
    if (/^files?$/iu.test(value)) query.hasFile = true
    else query.problem ??= 'has: knows only has:file.'
  } else if (operator === 'before' || operator === 'after') {
    const period = readPeriod(value)
    if (period) query[operator].push(period)
    else
      query.problem ??= `${operator}: needs a date, such as ${operator}:2026-11-01 or ${operator}:yesterday.`
  }
}

function readPeriod(value: string): Period | null {
  const word = value.toLowerCase()
  if (word === 'today' || word === 'yesterday') return word
  const [, year, month, day] = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/u.exec(word) ?? []
  if (year === undefined) return null
  const period = { year: Number(year), month: month ? Number(month) : null, day: day ? Number(day) : null }
  const date = new Date(Date.UTC(period.year, (period.month ?? 1) - 1, period.day ?? 1))
  const exists =
    date.getUTCMonth() === (period.month ?? 1) - 1 &&
    date.getUTCDate() === (period.day ?? 1) &&
    period.year >= 1970
  return exists ? period : null
}

/** A word as it was typed: it may be the beginning of a longer one. "wi-fi" is two in a row. */
function wordTerm(typed: string, typing: boolean): SearchTerm | null {
  const words = wordsToFind(typed)
  const last = words.at(-1)
  if (last === undefined) return null
  const joined = joinedText(typed)
  const single = words.length === 1 && !isUnspaced(last) ? last : null
  return {
    words,
    prefix: isOneLetter(last) ? isUnspaced(last) || typing : !isUnspaced(last),
    joined: joined !== '' && !joined.includes(' ') ? joined : single,
  }
}

function phraseTerm(quoted: string, typing: boolean): SearchTerm | null {
  const words = wordsToFind(quoted)
  const last = words.at(-1)
  if (last === undefined) return null
  const single = words.length === 1 && !isUnspaced(last) ? last : null
  return {
    words,
    prefix: isUnspaced(last) ? isOneLetter(last) : typing && !isOneLetter(last),
    joined: single,
  }
}

/**
 * The words of the index for something typed. A run of a script without spaces is found by its pairs: its last letter
 * alone would ask for the end of a run.
 */
function wordsToFind(typed: string): string[] {
  const words = folded(indexText(typed)).match(/[\p{L}\p{N}\p{M}]+/gu) ?? []
  const last = words.at(-1)
  const before = words.at(-2)
  const endsRun =
    last !== undefined &&
    before !== undefined &&
    isUnspaced(last) &&
    isUnspaced(before) &&
    !isOneLetter(before)
  return endsRun && isOneLetter(last) ? words.slice(0, -1) : words
}

function isOneLetter(word: string): boolean {
  return [...word].length === 1
}

/** One letter that is still being typed says nothing yet: beside other words it is left out until there is more. */
function withoutLoneLetter(terms: SearchTerm[], typing: boolean): SearchTerm[] {
  const last = terms.at(-1)
  if (!typing || terms.length < 2 || last?.words.length !== 1 || !last.prefix) return terms
  const [word = ''] = last.words
  return isOneLetter(word) && !isUnspaced(word) ? terms.slice(0, -1) : terms
}
