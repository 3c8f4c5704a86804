import { describe, expect, it } from 'vitest'
import { safeExternalAddress } from './external-address.ts'

describe('links that may leave the app', () => {
  it.each([
    ['https://example.com/a?b=c#d', 'https://example.com/a?b=c#d'],
    ['https://exämple.com/', 'https://xn--exmple-cua.com/'],
    ['mailto:nadia@lumen.studio', 'mailto:nadia@lumen.studio'],
    ['tel:+1 555 0142', 'tel:+1 555 0142'],
  ])('%s', (link, address) => {
    expect(safeExternalAddress(link)).toBe(address)
  })

  it.each([
    'http://example.com/',
    'file:///etc/passwd',
    'smb://host/share',
    '\\\\host\\share',
    'https://user:secret@example.com/',
    'https:\\\\example.com',
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:text/html,x',
    'ms-msdt:/id',
    'search-ms:query=x',
    'foyer://chats',
    'app://foyer/',
    'https://example.com/\r\nHost: x',
    ' javascript:alert(1)',
    'mailto:a@b.c?attach=/etc/passwd',
    'tel:*21*1#',
    '',
    `https://example.com/${'a'.repeat(3000)}`,
  ])('%s stays', (link) => {
    expect(safeExternalAddress(link)).toBeNull()
  })
})
