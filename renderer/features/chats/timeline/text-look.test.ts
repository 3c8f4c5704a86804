import { describe, expect, it } from 'vitest'
import { isEmojiOnly, shortened } from './text-look.ts'

describe('a long text', () => {
  it('is cut when it is 20 KB, and never inside a character', () => {
    const cut = shortened('a'.repeat(2999) + '😀'.repeat(9000))
    expect(cut).toBe('a'.repeat(2999))
  })

  it('is cut when it has many lines', () => {
    expect(shortened('line of some length\n'.repeat(100))?.split('\n')).toHaveLength(40)
  })

  it.each(['', 'Hello', 'word '.repeat(600), 'x'.repeat(3200), '\n'.repeat(45)])(
    'is whole when short: %#',
    (text) => {
      expect(shortened(text)).toBeNull()
    },
  )
})

describe('emoji and nothing else', () => {
  it.each(['👍', '❤️', '👩🏽‍💻 🎉', '🇩🇪🇫🇷', '👨‍👩‍👧‍👦'])('%s', (text) => {
    expect(isEmojiOnly(text)).toBe(true)
  })

  it.each(['', 'ok 👍', '1', '10:42', '🎉'.repeat(7), '#'])('not %s', (text) => {
    expect(isEmojiOnly(text)).toBe(false)
  })
})
