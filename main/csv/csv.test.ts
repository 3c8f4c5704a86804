import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { csvLine } from './csv-line.ts'
import { customerOf, type CsvField } from './customer-rows.ts'
import { encodingOf } from './encoding.ts'
import { delimiterOf, isHeader, mappingByContent, mappingOf } from './guess.ts'
import { CsvError, readRecords } from './read-records.ts'

let folder: string
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'foyer-csv-'))))
afterEach(() => rmSync(folder, { recursive: true }))

function fileOf(bytes: string | Uint8Array): string {
  const path = join(folder, 'file.csv')
  writeFileSync(path, bytes)
  return path
}
async function read(bytes: string | Uint8Array, delimiter = ','): Promise<string[][]> {
  const path = fileOf(bytes)
  const records: string[][] = []
  for await (const { fields } of readRecords(path, { encoding: await encodingOf(path), delimiter })) {
    records.push(fields)
  }
  return records
}
const utf16 = (text: string, mark = true) => Buffer.from((mark ? '\ufeff' : '') + text, 'utf16le')

describe('reading a table', () => {
  it.each([
    ['UTF-8', Buffer.from('name\nZoë Łuk')],
    ['UTF-8 with its mark', Buffer.from('\ufeffname\nZoë Łuk')],
    ['UTF-16, little end first', utf16('name\nZoë Łuk')],
    ['UTF-16, big end first', utf16('name\nZoë Łuk').swap16()],
    ['UTF-16 without its mark', utf16('name\nZoë Łuk', false)],
  ])('knows %s', async (_, bytes) => {
    expect(await read(bytes)).toEqual([['name'], ['Zoë Łuk']])
  })

  it('takes what is no UTF-8 for Windows-1252', async () => {
    expect(await read(Buffer.from([0x5a, 0x6f, 0xeb, 0x0a, 0x80]))).toEqual([['Zoë'], ['€']])
  })

  it('reads quotes, delimiters and lines inside of quotes, and lines of any length', async () => {
    expect(await read('a,b\r\n"x, ""y""","1\n2"\r\n\r\nalone\r\n1,2,3\r\n')).toEqual([
      ['a', 'b'],
      ['x, "y"', '1\n2'],
      ['alone'],
      ['1', '2', '3'],
    ])
    expect(await read('a;b\n5" pipe;x', ';')).toEqual([
      ['a', 'b'],
      ['5" pipe', 'x'],
    ])
  })

  it('says from where on a file can’t be read, and keeps no more than a record of it', async () => {
    await expect(read(`a,b\n1,2\n"${'x'.repeat(300_000)}`)).rejects.toThrow(CsvError)
    await expect(read(`a,b\n1,2\n"${'x\n'.repeat(200_000)}`)).rejects.toThrow(/line 3/)
  })
})

describe('what a file is taken for', () => {
  it.each([
    [',', 'name,email\nA,"x; y; z"\n'],
    [';', 'name;email\nA;b,c,d\n'],
    ['\t', 'name\temail\nA\tb\n'],
    ['|', 'name|email'],
    [',', 'only'],
  ])('the delimiter %j', (delimiter, text) => {
    expect(delimiterOf(text)).toBe(delimiter)
  })

  it('the columns, by their names, each field once', () => {
    expect(mappingOf(['E-Mail', 'Vorname', 'Nachname', 'Firma', 'Tel.', 'Shoe size', 'email'])).toEqual([
      'email',
      'firstName',
      'lastName',
      'company',
      'phone',
      null,
      null,
    ])
  })

  it('a file without a header, by its content', () => {
    expect(isHeader(['Name', 'Email'])).toBe(true)
    expect(isHeader(['ada@example.org', 'Ada'])).toBe(false)
    expect(mappingByContent(['17', 'ada@example.org', 'Ada'])).toEqual([null, 'email', 'name'])
  })
})

describe('a line as a customer', () => {
  const mapping: CsvField[] = ['name', 'email', 'tags', 'note']
  const of = (fields: string[], as: 'member' | 'nonmember' = 'nonmember') =>
    customerOf(fields, mapping, { as, tags: ['Fair'] })

  it('is trimmed, cleaned and tagged', () => {
    expect(of([' Ada\u0000  Berg ', 'ada@example.org', 'Warm; tour, fair', 'one\r\ntwo']).row).toEqual({
      name: 'Ada Berg',
      email: 'ada@example.org',
      phone: null,
      company: null,
      plan: null,
      tags: ['Warm', 'tour', 'fair'],
      note: 'one\ntwo',
    })
  })

  it.each([
    [['', 'a@b.cd'], 'The name is missing.'],
    [['Ada', 'nobody'], 'This is no e-mail address.'],
    [['Ada', 'a@b.cd, c@d.ef'], 'This is no e-mail address.'],
    [['A\ufffdda', 'a@b.cd'], 'characters that can’t be read'],
    [['x'.repeat(301), 'a@b.cd'], 'longer than 300'],
    [['Ada', '', '', 'x'.repeat(4001)], 'longer than 4,000'],
  ])('is refused with the reason: %#', (fields, reason) => {
    expect(of(fields).problem).toContain(reason)
  })

  it('needs an address to become a member', () => {
    expect(of(['Ada', '']).problem).toBeNull()
    expect(of(['Ada', ''], 'member').problem).toBe('A member needs an e-mail address.')
  })
})

describe('writing a line', () => {
  it.each(['=1+1', '+48 1', '-2', '@sum', '\t=1', ' =1', '\r=1'])('makes %j a text', async (field) => {
    const line = csvLine([field, 'x'])
    expect(line.startsWith(`"'`)).toBe(true)
    expect((await read(line))[0]).toEqual([`'${field}`, 'x'])
  })

  it('quotes what needs it, and is read back as it was', async () => {
    const fields = ['a,b', 'say "x"', 'two\nlines', 'plain', '']
    expect((await read(csvLine(fields)))[0]).toEqual(fields)
    expect(csvLine(['plain', ''])).toBe('plain,\r\n')
  })

  it('what was made a text comes back without its mark', () => {
    expect(customerOf([`'=Ada`, 'a@b.cd'], ['name', 'email'], { as: 'member', tags: [] }).row?.name).toBe(
      '=Ada',
    )
  })
})
