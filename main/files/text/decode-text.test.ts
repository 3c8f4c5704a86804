import { expect, it } from 'vitest'
import { decodeText, TEXT_MAX } from './decode-text.ts'

it.each([
  ['UTF-8', Buffer.from('Schlüssel 鍵')],
  ['UTF-8 with its mark', Buffer.from('\ufeffSchlüssel 鍵')],
  ['UTF-16', Buffer.from('\ufeffSchlüssel 鍵', 'utf16le')],
  ['UTF-16, the other way round', Buffer.from('\ufeffSchlüssel 鍵', 'utf16le').swap16()],
])('reads %s', (_name, bytes) => {
  expect(decodeText(bytes)).toBe('Schlüssel 鍵')
})

it('reads Latin 1, and UTF-8 that is cut in the middle of a letter', () => {
  expect(decodeText(Buffer.from('Schlüssel', 'latin1'))).toBe('Schlüssel')
  expect(decodeText(Buffer.from('Schlüssel ü').subarray(0, -1))).toMatch(/^Schlüssel/)
})

it('has no text of nothing, and none of a program', () => {
  expect(decodeText(new Uint8Array())).toBe(null)
  expect(decodeText(Buffer.from(Array.from({ length: 300 }, (_, index) => index % 7)))).toBe(null)
  expect(decodeText(Buffer.from('x'.repeat(TEXT_MAX + 1)))).toHaveLength(TEXT_MAX)
})
