import { describe, expect, it } from 'vitest'
import { cleanName } from './clean-name.ts'

describe('a cleaned name', () => {
  it.each([
    ['Lease 2027.pdf', 'Lease 2027.pdf'],
    ['Überblick – März.pdf', 'Überblick – März.pdf'],
    ['契約書.pdf', '契約書.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Windows\\x.exe', 'x.exe'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe'],
    ['a\u0000b\nc.txt', 'abc.txt'],
    ['CON', '_CON'],
    ['nul.txt', '_nul.txt'],
    ['.bashrc', 'bashrc'],
    ['-rf', 'rf'],
    ['name. . ', 'name'],
    ['a<b>:c?.txt', 'a_b__c_.txt'],
    ['', 'file'],
    ['...', 'file'],
    ['e\u0301.txt', '\u00e9.txt'],
  ])('%j', (name, clean) => {
    expect(cleanName(name)).toBe(clean)
  })

  it('is not endless, and keeps its extension', () => {
    const clean = cleanName(`${'ä'.repeat(5000)}.jpeg`)
    expect(clean).toHaveLength(200)
    expect(clean.endsWith('.jpeg')).toBe(true)
  })
})
