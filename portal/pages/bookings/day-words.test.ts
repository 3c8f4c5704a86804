import { expect, test } from 'vitest'
import { dayWords } from './day-words.ts'

test('a day is named as one says it', () => {
  expect(dayWords(0, '2026-12-04')).toBe('Today')
  expect(dayWords(1, null)).toBe('Tomorrow')
  expect(dayWords(2, null)).toBe('In 2 days')
  expect(dayWords(7, '2026-12-04')).toBe('Friday 4 December')
})
