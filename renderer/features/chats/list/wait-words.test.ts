import { describe, expect, it } from 'vitest'
import { waitWords } from './wait-words.ts'

const minute = 60_000
const now = Date.UTC(2026, 10, 24, 12, 0)

describe('how long a customer waits', () => {
  it.each([
    [null, null],
    [14, null],
    [15, 'waits 15 min'],
    [59, 'waits 59 min'],
    [60, 'waits 1 h'],
    [150, 'waits 2 h'],
    [47 * 60, 'waits 47 h'],
    [50 * 60, 'waits 2 d'],
  ])('%s min', (minutes, words) => {
    expect(waitWords(minutes === null ? null : now - minutes * minute, now)).toBe(words)
  })
})
