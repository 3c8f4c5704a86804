import { expect, it } from 'vitest'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, message } from '../testing/people.ts'
import type { Store } from '../store.ts'

/** The same numbers at each run (mulberry32). */
function randomFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

const random = randomFrom(20261125)
const pick = <T>(from: readonly T[]): T => from[random(from.length)] as T
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make)

const WORDS =
  'key keys bike bikes room rooms desk contract café cafe naïve straße strasse O’Brien obrien don’t ключ ключі шафка ёлка 예약 회의실예약 회의 会議室 大会議室 予約 ガラス 3 42 a b'.split(
    ' ',
  )
const corpus = times(200, () => times(1 + random(9), () => pick(WORDS)).join(pick([' ', ' ', ', ', ' – '])))

function storeOfCorpus(): Store {
  const store = storeWithPeople()
  const said = corpus.map(
    (text, index) => ({ entity: 'message', row: message(index + 1, { text }) }) as const,
  )
  arrive(store, [conversation(), ...said])
  return store
}

function seqsFor(store: Store, query: string): number[] {
  const { messages } = store.searchMessages({ query, conversationId: null, before: null, limit: 1000 })
  return messages.map(({ seq }) => seq).reverse()
}

it('agrees with reading every message, on 1,000 random queries', () => {
  // The reference: simple words only, compared letter by letter.
  const plain = (text: string) =>
    text
      .replace(/[’']/g, '')
      .toLowerCase()
      .normalize('NFD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replaceAll('ß', 'ss')
  const isUnspaced = (word: string) => /[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]/.test(word)
  const wordsIn = (text: string) => plain(text).split(/[\s,–]+/)
  const hasWord = (text: string, word: string) =>
    isUnspaced(word)
      ? wordsIn(text).some((one) => one.includes(plain(word)))
      : wordsIn(text).some((one) => (word.length > 1 ? one.startsWith(plain(word)) : one === plain(word)))
  const hasPhrase = (text: string, phrase: string[]) =>
    [text, text.replaceAll('’', ' ')].some((one) =>
      ` ${wordsIn(one).join(' ')} `.includes(` ${phrase.map(plain).join(' ')} `),
    )

  const store = storeOfCorpus()
  // As one word, a name with an apostrophe is in no row of words.
  const phrased = WORDS.filter((word) => !isUnspaced(word) && !/’|obrien/.test(word))
  let hits = 0
  for (let count = 0; count < 1000; count += 1) {
    const typed = times(1 + random(3), () => {
      const word = pick(WORDS)
      return word.includes('’') || random(2) === 0
        ? word
        : word.slice(0, Math.max(2, random(word.length + 1)))
    })
    const phrase = random(3) === 0 ? times(1 + random(2), () => pick(phrased)) : []
    const query = [...typed, ...(phrase.length > 0 ? [`"${phrase.join(' ')}"`] : []), ''].join(' ')
    const expected = corpus
      .map((text, index) => ({ text, seq: index + 1 }))
      .filter(({ text }) => typed.every((word) => hasWord(text, word)))
      .filter(({ text }) => phrase.length === 0 || hasPhrase(text, phrase))
      .map(({ seq }) => seq)
    expect(seqsFor(store, query), query).toEqual(expected)
    hits += expected.length
  }
  expect(hits).toBeGreaterThan(5_000)
}, 60_000)

it('takes 10,000 random strings with every FTS5 operator among them: no error, no injection', () => {
  const store = storeOfCorpus()
  const signs = [
    ...[
      '"',
      '""',
      '*',
      '^',
      '-',
      '+',
      '(',
      ')',
      '{',
      '}',
      ':',
      ',',
      '.',
      ';',
      "'",
      '\\',
      '%',
      '_',
      '@',
      '?',
      '$',
    ],
    ...[
      'NEAR(',
      'NEAR',
      'AND',
      'OR',
      'NOT',
      'MATCH',
      'rowid:',
      'place:',
      'words:',
      '{words joined} :',
      '- place :',
    ],
    ...[
      "' OR 1=1 --",
      '; DROP TABLE messages',
      'delete-all',
      'rank',
      '\0',
      '\u0001',
      '\ud800',
      '\u{10ffff}',
      '\u{90001}',
      'f',
    ],
    ...[
      'from:',
      'in:',
      'has:',
      'before:',
      'after:',
      'from:me',
      'has:file',
      'before:2026',
      'in:nadia',
      'from:"',
      '“',
      '«',
    ],
    ...WORDS,
    ' ',
    '\n',
  ]
  const all = seqsFor(store, 'before:2100')
  expect(all).toHaveLength(corpus.length)
  for (let count = 0; count < 10_000; count += 1) {
    const query = times(1 + random(8), () => pick(signs) + pick(['', ' '])).join('')
    const found = store.searchMessages({ query, conversationId: null, before: null, limit: 2 })
    for (const { snippet } of found.messages) {
      // What is shown is what was written: nothing of the query gets into it.
      const text = snippet.map((run) => run.text).join('')
      expect(corpus).toContain(text)
    }
  }
  expect(seqsFor(store, 'before:2100')).toEqual(all)
  const words = 'x '.repeat(499)
  expect(seqsFor(store, words)).toEqual([])
}, 60_000)
