import { createWriteStream, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { beginningOf, chosenFile, linesOf, stillTheSame } from './import-file.ts'

let folder: string
let path: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-import-'))
  path = join(folder, 'people.csv')
})
afterEach(() => rmSync(folder, { recursive: true }))

function* manyLines(count: number): Generator<string> {
  yield 'Name,E-mail\n'
  for (let number = 0; number < count; number++) {
    // Every tenth has no address, every hundredth repeats the one before.
    const email = number % 10 === 9 ? 'none' : `p${number % 100 === 1 ? number - 1 : number}@fair.example`
    yield `Person ${number},${email}\n`
  }
}

it('reads 100,000 lines one after the other, and finds each mistake and each repetition', async () => {
  await pipeline(Readable.from(manyLines(100_000)), createWriteStream(path))
  const file = await chosenFile(path)
  const { mapping, encoding, delimiter } = await beginningOf(file)
  const found = { ready: 0, wrong: 0, repeated: 0 }
  let bytes = 0
  const choices = { mapping, encoding, delimiter, as: 'nonmember' as const, tags: [] }
  for await (const line of linesOf(file, choices, { read: (more) => (bytes += more) })) {
    if (line.row === null) found.wrong++
    else if (line.repeated) found.repeated++
    else found.ready++
  }
  expect(found).toEqual({ ready: 89_000, wrong: 10_000, repeated: 1000 })
  expect(bytes).toBe(file.sizeBytes)
})

it('stops where it is told to', async () => {
  await pipeline(Readable.from(manyLines(20_000)), createWriteStream(path))
  const file = await chosenFile(path)
  const stop = new AbortController()
  const reading = async () => {
    const choices = { ...(await beginningOf(file)), as: 'nonmember' as const, tags: [] }
    for await (const { line } of linesOf(file, choices, { signal: stop.signal })) {
      if (line > 100) stop.abort()
      stop.signal.throwIfAborted()
    }
  }
  await expect(reading()).rejects.toThrow(/abort/i)
})

it.each([
  ['', /empty/],
  [Buffer.from('PK\u0003\u0004 and so on'), /spreadsheet/],
  ['\n\n', /no line/],
])('refuses what is no table: %#', async (content, reason) => {
  writeFileSync(path, content)
  await expect(chosenFile(path).then((file) => beginningOf(file))).rejects.toThrow(reason)
})

it('knows a file that was changed after it was chosen', async () => {
  writeFileSync(path, 'Name\nAda\n')
  const file = await chosenFile(path)
  await stillTheSame(file)
  utimesSync(path, 1, 1)
  await expect(stillTheSame(file)).rejects.toThrow(/changed or moved/)
})
