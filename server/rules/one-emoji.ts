const PARTS = /^[\p{Extended_Pictographic}\p{Emoji_Component}]+$/u
/** A picture, a flag, or a keycap: digits alone are parts of emoji, too. */
const SHOWS = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u
const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** True for a text that is exactly one emoji as people see it: with its skin tone, a whole family, a flag. */
export function isOneEmoji(text: string): boolean {
  if (!PARTS.test(text) || !SHOWS.test(text)) return false
  return [...segmenter.segment(text)].length === 1
}
