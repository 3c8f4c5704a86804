import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { bundle } from '../../store/testing/bundle.ts'
import { temporaryFolder } from '../../store/testing/temporary-folder.ts'
import { readFileText } from './read-file-text.ts'

let built: { file: string; folder: string }
beforeAll(async () => {
  built = await bundle(new URL('./worker.ts', import.meta.url))
}, 120_000)
afterAll(() => rmSync(built.folder, { recursive: true, force: true }))

const CONTRACT = fileURLToPath(new URL('../../../server/demo/assets/flex-desk-contract.pdf', import.meta.url))

function fileOf(content: string | Uint8Array): string {
  const path = join(temporaryFolder(), 'file')
  writeFileSync(path, content)
  return path
}

it('reads the words of a PDF and of a text file', async () => {
  expect(await readFileText(built.file, { path: CONTRACT, isPdf: true })).toMatch(/flex desk/iu)
  expect(await readFileText(built.file, { path: fileOf('Schlüssel'), isPdf: false })).toBe('Schlüssel')
})

it('gives up a damaged PDF, a missing file, and what takes too long', async () => {
  expect(await readFileText(built.file, { path: fileOf('%PDF-1.7 and nothing else'), isPdf: true })).toBe(
    null,
  )
  expect(await readFileText(built.file, { path: '/no/such/file', isPdf: false })).toBe(null)
  const forever = fileOf('setInterval(() => undefined, 1000)')
  expect(await readFileText(forever, { path: CONTRACT, isPdf: true }, 50)).toBe(null)
})

it('ends a thread that takes more memory than it is given', async () => {
  const greedy = join(temporaryFolder(), 'greedy.mjs')
  writeFileSync(greedy, 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length))')
  expect(await readFileText(greedy, { path: CONTRACT, isPdf: true })).toBe(null)
})

it('ends a thread that unpacks more bytes than it is given', async () => {
  const unpacking = join(temporaryFolder(), 'unpacking.mjs')
  const program = `const all = []
    for (let count = 0; count < 10; count += 1) all.push(new Uint8Array(100_000_000).fill(1))
    setInterval(() => all.length, 1000)`
  writeFileSync(unpacking, program)
  const noTimeLimit = 2 ** 31 - 1
  expect(await readFileText(unpacking, { path: CONTRACT, isPdf: true }, noTimeLimit)).toBe(null)
})
