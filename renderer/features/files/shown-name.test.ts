import { expect, it } from 'vitest'
import { shownName } from './shown-name.ts'

it('shows signs that hide or turn letters as what they are', () => {
  expect(shownName('invoice\u202egpj.exe')).toBe('invoice\ufffdgpj.exe')
  expect(shownName('a\u200bb\u0007.txt')).toBe('a\ufffdb\ufffd.txt')
  expect(shownName('Grüße – 名前.pdf')).toBe('Grüße – 名前.pdf')
})
