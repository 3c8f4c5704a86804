import { expect, it } from 'vitest'
import { missingWords } from './missing-words.ts'

it.each([
  [[], null],
  [[{ from: 1, to: 119 }], 'From message 120 on: older ones are not on this computer.'],
  [[{ from: 1, to: 300 }], 'None of its messages is on this computer.'],
  [
    [
      { from: 1, to: 4 },
      { from: 9, to: 9 },
    ],
    'Messages 1 to 4, 9 are not on this computer.',
  ],
])('%j', (missing, words) => {
  expect(missingWords(missing, 300)).toBe(words)
})
