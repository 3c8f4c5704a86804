const PLAIN: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}
const APOSTROPHES = /['’‘ʼ`´]/gu
const NO_WORD = /[^\p{L}\p{N}]+/u

/**
 * The words of a name as they are compared in search: lower case, without accents. An apostrophe joins what it stands
 * between ("O'Brien" is "obrien"), everything else that is no letter or digit separates.
 */
export function foldedWords(name: string): string[] {
  return name
    .replace(APOSTROPHES, '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[ßæœøłđðþı]/gu, (letter) => PLAIN[letter] ?? letter)
    .split(NO_WORD)
    .filter((word) => word !== '')
}

/** All words under which a name is found: those of `foldedWords`, and the parts around an apostrophe ("brien"). */
export function searchableWords(name: string): string[] {
  return [...new Set([...foldedWords(name), ...foldedWords(name.replace(APOSTROPHES, ' '))])]
}
