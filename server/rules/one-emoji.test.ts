import { expect, test } from 'vitest'
import { isOneEmoji } from './one-emoji.ts'

test.each(['👍', '❤️', '❤', '👍🏽', '👩‍👩‍👧‍👦', '🇺🇦', '🏴󠁧󠁢󠁳󠁣󠁴󠁿', '1️⃣', '🫶🏿'])('%s is one emoji', (text) => {
  expect(isOneEmoji(text)).toBe(true)
})

test.each(['', ' ', 'a', '1', '👍👍', '👍 ', 'ok👍', '12', '🇺🇦🇵🇱', '\u200d', '👍\u0301', '<b>'])(
  '%j is not one emoji',
  (text) => {
    expect(isOneEmoji(text)).toBe(false)
  },
)
