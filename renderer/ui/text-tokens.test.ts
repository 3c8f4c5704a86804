import { describe, expect, it } from 'vitest'
import { textTokens } from './text-tokens.ts'

const links = (text: string) =>
  textTokens(text).flatMap((token) => (token.kind === 'link' ? [token.url] : []))

describe('text', () => {
  it('is split without losing a character', () => {
    const text = 'See https://foyer.com/a?b=1, write to desk@riverside.com\nor www.example.com. Bye 👋🏽'
    const tokens = textTokens(text)
    expect(tokens.map((token) => token.text).join('')).toBe(text)
    expect(links(text)).toEqual([
      'https://foyer.com/a?b=1',
      'mailto:desk@riverside.com',
      'https://www.example.com/',
    ])
  })

  it('asks for http by https', () => {
    expect(links('http://example.com/x')).toEqual(['https://example.com/x'])
  })

  it('makes phone links', () => {
    expect(links('call tel:+15550142 now')).toEqual(['tel:+15550142'])
  })

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'smb://host/share',
    'search-ms:query=x',
    'ftp://example.com/a',
    '//example.com/a',
    'data:text/html,<b>x</b>',
    'https://user:secret@example.com/',
  ])('leaves %s as text', (text) => {
    expect(links(text)).toEqual([])
    expect(
      textTokens(text)
        .map((token) => token.text)
        .join(''),
    ).toBe(text)
  })

  it('keeps markup as characters', () => {
    expect(textTokens('<img src=x onerror=alert(1)>')).toEqual([
      { kind: 'text', text: '<img src=x onerror=alert(1)>' },
    ])
  })

  it('has no tokens when it is empty', () => {
    expect(textTokens('')).toEqual([])
  })
})
