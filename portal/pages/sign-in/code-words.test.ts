import { expect, it } from 'vitest'
import { codeIn, secondsToResend } from './code-words.ts'

it.each([
  ['123456', '123456'],
  ['123 456', '123456'],
  ['Your code: 123-456.', '123456'],
  ['1234567', '123456'],
  ['12', '12'],
  ['no code', ''],
])('reads the digits of %j', (written, code) => {
  expect(codeIn(written)).toBe(code)
})

it('counts down to a new code and stops at nothing', () => {
  expect(secondsToResend(1_000, 1_000)).toBe(30)
  expect(secondsToResend(1_000, 30_500)).toBe(1)
  expect(secondsToResend(1_000, 31_000)).toBe(0)
  expect(secondsToResend(1_000, 900_000)).toBe(0)
})
