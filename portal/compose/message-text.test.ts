import { expect, it } from 'vitest'
import { MessageText } from '../../protocol/wire/rows/chats.ts'
import { messageText, textProblem } from './message-text.ts'

it('makes any pasted text one that the wire takes', () => {
  const pasted = '  one\r\ntwo\rthree\u0000\u001b[31m\tfour \u007f\n'
  expect(MessageText.safeParse(pasted).success).toBe(false)
  expect(messageText(pasted)).toBe('one\ntwo\nthree[31m\tfour')
  expect(MessageText.safeParse(messageText(pasted)).success).toBe(true)
})

it('shows a sign for half of an emoji, which the wire does not take', () => {
  expect(MessageText.safeParse('cut \ud83d short').success).toBe(false)
  expect(messageText('cut \ud83d short, whole 😀')).toBe('cut \ufffd short, whole 😀')
})

it('names the limit, and by how much a text is over it', () => {
  expect(textProblem('x'.repeat(20_000))).toBeNull()
  expect(textProblem('x'.repeat(21_234))).toContain('20,000 characters; this one is 1,234 too long')
})
