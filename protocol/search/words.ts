/** A word of the index and where it was written: UTF-16 positions of the text, the end excluded. */
export interface Word {
  word: string
  start: number
  end: number
  /** Where its first letter ends: one letter of a pair can be looked for alone. */
  firstEnd: number
}

const ASCII_ONLY = /^[\0-\x7f]*$/
/** Accents and vowel points. Not the marks of Kana or Indic scripts: without those a letter is another letter. */
const ACCENTS = /[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670]/gu
const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  þ: 'th',
  ı: 'i',
  ς: 'σ',
  // The Arabic stroke that lengthens a word and means nothing.
  ـ: '',
}
const NOT_DECOMPOSED = /[ßæœøłđðħþıςـ]/gu

const WORD = /[\p{L}\p{N}\p{M}]+/gu
/** Scripts that put no spaces between words, with the signs that stand only among their letters. */
const PART =
  /[\u3099\u309a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+|[^\u3099\u309a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]+/gu
const UNSPACED = /^[\u3099\u309a\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆]/u
const JOINED = /[\p{L}\p{N}\p{M}]+(?:['’‘ʼ`´′＇][\p{L}\p{N}\p{M}]+)+/gu
const APOSTROPHES = /['’‘ʼ`´′＇]/gu
/** What Unicode may fold to one letter: the parts of a Korean syllable, a letter with its marks. */
const LETTER = /[\u1100-\u115f][\u1160-\u11a7]*[\u11a8-\u11ff]*|[^][\p{M}\uff9e\uff9f]*/gu

/**
 * Lower case without accents, as people type: "Łukasz Weiß" is "lukasz weiss", full-width letters are plain ones. Index,
 * query and marks all go through here, so they can't disagree. SQLite's own unicode61 would know the letters of 2012,
 * keep ł and ß, and could not say where in the text a word stands.
 */
export function folded(text: string): string {
  if (ASCII_ONLY.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(ACCENTS, '')
    .replace(NOT_DECOMPOSED, (letter) => PLAIN[letter] ?? letter)
    .normalize('NFC')
}

/**
 * A text as it goes into the index: folded words between spaces, for a tokenizer that splits at ASCII signs. Chinese,
 * Japanese and Korean runs become overlapping pairs of letters and their last letter alone, so that a word in the middle
 * of a run is found, by its pairs in a row.
 */
export function indexText(text: string): string {
  if (ASCII_ONLY.test(text)) return text
  const words: string[] = []
  for (const [run] of folded(text).matchAll(WORD)) {
    for (const [part] of run.matchAll(PART)) {
      if (UNSPACED.test(part)) for (const { pair } of pairsOf(part)) words.push(pair)
      else words.push(part)
    }
  }
  return words.join(' ')
}

/** Words with an apostrophe, written as one: "O’Brien, l'été" gives "obrien lete". Most texts have none. */
export function joinedText(text: string): string {
  return Array.from(text.matchAll(JOINED), ([word]) => folded(word.replace(APOSTROPHES, ''))).join(' ')
}

/** The words of `indexText` in its order, with the place of each in the text. */
export function wordsOf(text: string): Word[] {
  const { letters, starts, ends } = mapped(text)
  const words: Word[] = []
  const add = (word: string, at: number, first: number) =>
    words.push({
      word,
      start: starts[at] ?? 0,
      end: ends[at + word.length - 1] ?? 0,
      firstEnd: ends[at + first - 1] ?? 0,
    })
  for (const run of letters.matchAll(WORD)) {
    for (const part of run[0].matchAll(PART)) {
      const from = run.index + part.index
      if (!UNSPACED.test(part[0])) add(part[0], from, 1)
      else for (const { pair, at, first } of pairsOf(part[0])) add(pair, from + at, first)
    }
  }
  return words
}

/** Words with an apostrophe as one word, and where they stand. */
export function joinedWordsOf(text: string): Word[] {
  return Array.from(text.matchAll(JOINED), (match) => ({
    word: folded(match[0].replace(APOSTROPHES, '')),
    start: match.index,
    end: match.index + match[0].length,
    firstEnd: match.index + 1,
  }))
}

/** True for a word of a script without spaces: a pair of letters, or one. */
export function isUnspaced(word: string): boolean {
  return UNSPACED.test(word)
}

function pairsOf(run: string): { pair: string; at: number; first: number }[] {
  const letters = [...run]
  let at = 0
  return letters.map((letter, index) => {
    const pair = { pair: letter + (letters[index + 1] ?? ''), at, first: letter.length }
    at += letter.length
    return pair
  })
}

/** `folded`, and for each unit of it the letter that it came from. */
function mapped(text: string): { letters: string; starts: number[]; ends: number[] } {
  let letters = ''
  const starts: number[] = []
  const ends: number[] = []
  for (const { 0: letter, index } of text.matchAll(LETTER)) {
    const plain = foldedLetter(letter)
    letters += plain
    for (let unit = 0; unit < plain.length; unit += 1) {
      starts.push(index)
      ends.push(index + letter.length)
    }
  }
  return { letters, starts, ends }
}

const known = new Map<string, string>()
const KNOWN_MAX = 5000

function foldedLetter(letter: string): string {
  let plain = known.get(letter)
  if (plain === undefined) {
    plain = folded(letter)
    if (known.size < KNOWN_MAX) known.set(letter, plain)
  }
  return plain
}
