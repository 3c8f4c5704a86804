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
    ['Com¹.pdf', '_Com¹.pdf'],
    ['CONOUT$', '_CONOUT$'],
    ['soft\u00adhyphen\u061c.txt', 'softhyphen.txt'],
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
    expect(cleanName(`${'a'.repeat(4096)}.jpeg`)).toBe(`${'a'.repeat(195)}.jpeg`)
    const clean = cleanName(`${'契'.repeat(4096)}.jpeg`)
    expect(clean).toMatch(/^契+\.jpeg$/)
    expect(Buffer.byteLength(clean)).toBeLessThanOrEqual(240)
  })
})
