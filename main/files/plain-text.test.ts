import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPlainText } from './plain-text.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-text-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function read(bytes: Buffer | string, charactersMax: number) {
  const path = join(folder, 'text')
  writeFileSync(path, bytes)
  return readPlainText(path, charactersMax)
}

it('reads the whole of a short text, and the beginning of a long one', async () => {
  expect(await read('Grüße 日本', 100)).toEqual({ text: 'Grüße 日本', isWhole: true })
  expect(await read('Grüße 日本', 6)).toEqual({ text: 'Grüße ', isWhole: false })
  expect(await read('', 5)).toEqual({ text: '', isWhole: true })
})

it('does not cut a character in half', async () => {
  expect(await read('🙂'.repeat(10), 5)).toEqual({ text: '🙂🙂', isWhole: false })
})

it('knows UTF-16 by its mark, and shows bytes of an old code page as what can’t be read', async () => {
  expect(await read(Buffer.from('\ufeffhello', 'utf16le'), 50)).toEqual({ text: 'hello', isWhole: true })
  expect(await read(Buffer.from([0x47, 0x72, 0xfc, 0xdf]), 50)).toEqual({
    text: 'Gr\ufffd\ufffd',
    isWhole: true,
  })
})

it('takes nothing for text that has bytes which no text has', async () => {
  expect(await read(Buffer.from([0x4d, 0x5a, 0, 0, 3]), 50)).toBeNull()
})
