import { describe, expect, it } from 'vitest'
import { READ_BYTES_MAX } from '../../../protocol/ipc/limits.ts'
import { pdfFacts, pdfProblem, tooLarge } from './pdf-words.ts'

/** As pdfjs-dist throws them: its classes are known by name only. */
function named(name: string, message = 'words for a developer'): Error {
  return Object.assign(new Error(message), { name })
}

describe('a PDF in words', () => {
  it('counts its pages once they are known', () => {
    expect(pdfFacts(188_742, null)).toBe('189 KB')
    expect(pdfFacts(188_742, 1)).toBe('1 page · 189 KB')
    expect(pdfFacts(188_742, 4)).toBe('4 pages · 189 KB')
    expect(pdfFacts(188_742, 1240)).toBe('1,240 pages · 189 KB')
  })

  it('is too large above the limit of what crosses to the window', () => {
    expect(tooLarge(READ_BYTES_MAX)).toBeNull()
    expect(tooLarge(READ_BYTES_MAX + 1)).toBe(
      'Larger than 25 MB, so it is not shown here. Save it to read it.',
    )
  })

  it.each([
    ['PasswordException', 'locked with a password'],
    ['InvalidPDFException', 'is damaged'],
    ['FormatError', 'is damaged'],
    ['UnknownErrorException', 'is damaged'],
    ['TimeoutError', 'takes too long'],
    ['TypeError', 'can’t be shown here'],
  ])('%s is told as: %s', (name, words) => {
    const told = pdfProblem(named(name))
    expect(told).toContain(words)
    expect(told).not.toContain('developer')
  })

  it('tells in the words of main why the bytes can’t be had', () => {
    expect(pdfProblem(named('CommandError', 'Go online.'))).toBe('Go online.')
    expect(pdfProblem('no error at all')).toContain('can’t be shown here')
  })
})
