/** Backgrounds for initials; white letters on each pass 4.5:1 (a test computes it). */
export const AVATAR_COLOURS = [
  '#a35f45',
  '#4a69b0',
  '#7852a6',
  '#2f7a59',
  '#8a6a2c',
  '#567286',
  '#92526b',
  '#357a82',
  '#66733a',
  '#a8503f',
  '#5a5fae',
  '#88548a',
] as const

/** A colour that a person keeps everywhere, made from the id and not from the name, which may change. */
export function avatarColour(id: string): string {
  let hash = 0
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0
  return AVATAR_COLOURS[hash % AVATAR_COLOURS.length] ?? AVATAR_COLOURS[0]
}

/** Up to two initials: of the first and the last word. Whole characters, so that no emoji or accent is cut. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const first = firstCharacter(words[0])
  const last = words.length > 1 ? firstCharacter(words[words.length - 1]) : ''
  return (first + last).toLocaleUpperCase('en') || '?'
}

function firstCharacter(word: string | undefined): string {
  return word?.match(/[\p{L}\p{N}]\p{M}*/u)?.[0] ?? ''
}
