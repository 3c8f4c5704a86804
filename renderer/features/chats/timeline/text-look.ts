const LONG_LENGTH = 3000
const LONG_LINES = 40
const LARGE_EMOJI_MAX = 6

/** How much of a long text is shown before "Show all"; null when all of it is. It never ends inside a character. */
export function shortened(text: string): string | null {
  let end = text.length > LONG_LENGTH ? LONG_LENGTH : text.length
  let lines = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    lines += 1
    if (lines === LONG_LINES) end = at
  }
  // "Show all" for a few words more would be a nuisance.
  if (text.length - end < 300) return null
  return text.slice(0, end).replace(/[\ud800-\udbff]$/, '')
}

/** True for a few emoji and nothing else: they are shown large. */
export function isEmojiOnly(text: string): boolean {
  if (text.length > 64 || !/\p{Extended_Pictographic}|\p{Regional_Indicator}/u.test(text)) return false
  const characters = [...new Intl.Segmenter('en').segment(text.replace(/\s/gu, ''))]
  return (
    characters.length <= LARGE_EMOJI_MAX &&
    characters.every(({ segment }) => /^(\p{Extended_Pictographic}|\p{Regional_Indicator})/u.test(segment))
  )
}
