import { expect, test } from 'vitest'
import { sampleMessage } from '../testing/samples.ts'
import { rowsThatFill } from './rows-that-fill.ts'

const short = Array.from({ length: 40 }, (_, index) => sampleMessage(index + 1, { text: 'Yes' }))
const long = short.map((message) => ({ ...message, text: 'Several words of it. '.repeat(30) }))

test('the lower the window and the longer the messages, the fewer rows', () => {
  expect(rowsThatFill(short, 700)).toBeGreaterThan(rowsThatFill(short, 350))
  expect(rowsThatFill(short, 700)).toBeGreaterThan(rowsThatFill(long, 700))
  expect(rowsThatFill(long, 700)).toBeGreaterThan(1)
})

test('there are never more than all of them, nor none for a window that is hidden', () => {
  expect(rowsThatFill(short, 100_000)).toBe(40)
  expect(rowsThatFill(short, 1)).toBe(1)
  expect(rowsThatFill([], 700)).toBe(0)
})
