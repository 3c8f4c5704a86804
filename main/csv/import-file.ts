import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { customerOf, type CsvField, type CustomerRow } from './customer-rows.ts'
import { encodingOf, textOf, type TextEncoding } from './encoding.ts'
import { delimiterOf, isHeader, mappingByContent, mappingOf, type Delimiter } from './guess.ts'
import { CsvError, readRecords } from './read-records.ts'

/** A file that was chosen, as it was at that moment. */
export interface ChosenFile {
  path: string
  name: string
  sizeBytes: number
  changedAtMs: number
}

export interface Reading {
  encoding: TextEncoding
  delimiter: Delimiter
}

/** The beginning of a file, as it was understood. */
export interface Beginning extends Reading {
  columns: string[]
  mapping: (CsvField | null)[]
  sample: string[][]
}

/** What is made of the lines: how the columns are read, and what is given to each row. */
export interface Choices extends Reading {
  mapping: readonly (CsvField | null)[]
  as: 'member' | 'nonmember'
  tags: readonly string[]
}

/** One line with what came of it. `repeated`: an earlier line has the same e-mail address. */
export type ReadLine = { line: number; fields: string[] } & (
  | { row: CustomerRow; problem: null; repeated: boolean }
  | { row: null; problem: string; repeated: false }
)

const FILE_MAX = 200_000_000
/** More rows than this are imported in several files. */
const ROWS_MAX = 250_000
const SAMPLE_LINES = 20
const SAMPLE_CHARACTERS = 20_000
const COLUMNS_MAX = 200

/** Looks at a file that was chosen. Throws CsvError for one that can't be a table of customers. */
export async function chosenFile(path: string): Promise<ChosenFile> {
  const facts = await stat(path)
  if (!facts.isFile()) throw new CsvError('This is no file.')
  if (facts.size === 0) throw new CsvError('This file is empty.')
  if (facts.size > FILE_MAX)
    throw new CsvError('This file is larger than 200 MB. Divide it into smaller ones.')
  return { path, name: basename(path), sizeBytes: facts.size, changedAtMs: facts.mtimeMs }
}

/** Throws CsvError when the file is no longer the one that was chosen. */
export async function stillTheSame(file: ChosenFile): Promise<void> {
  const now = await stat(file.path).catch(() => null)
  if (now?.size === file.sizeBytes && now.mtimeMs === file.changedAtMs) return
  throw new CsvError(`${file.name} was changed or moved meanwhile. Choose it again.`)
}

/** Reads the first lines; what is not given is guessed. */
export async function beginningOf(file: ChosenFile, given: Partial<Reading> = {}): Promise<Beginning> {
  const encoding = given.encoding ?? (await encodingOf(file.path))
  if (given.encoding === undefined) await refuseNoText(file)
  const delimiter = given.delimiter ?? delimiterOf(await firstText(file.path, encoding))
  const records: string[][] = []
  for await (const { fields } of readRecords(file.path, { encoding, delimiter })) {
    records.push(fields.slice(0, COLUMNS_MAX))
    if (records.length > SAMPLE_LINES) break
  }
  const [first = []] = records
  if (first.length === 0) throw new CsvError('There is no line in this file.')
  const headed = isHeader(first)
  return {
    encoding,
    delimiter,
    columns: first.map((name, index) => (headed && name.trim() ? name.trim() : `Column ${index + 1}`)),
    mapping: headed ? mappingOf(first) : mappingByContent(first),
    sample: headed ? records.slice(1) : records.slice(0, SAMPLE_LINES),
  }
}

/** Every line after the header with what came of it, one after the other, in bounded memory but for the addresses seen. */
export async function* linesOf(
  file: ChosenFile,
  choices: Choices,
  options: { signal?: AbortSignal | undefined; read?(bytes: number): void } = {},
): AsyncGenerator<ReadLine> {
  const seen = new Set<string>()
  let first = true
  let rows = 0
  for await (const { line, fields } of readRecords(file.path, choices, options)) {
    const isFirst = first
    first = false
    if (isFirst && isHeader(fields)) continue
    if (++rows > ROWS_MAX) {
      const most = ROWS_MAX.toLocaleString('en')
      throw new CsvError(`This file has more than ${most} lines. Divide it into smaller ones.`)
    }
    const { row, problem } = customerOf(fields, choices.mapping, choices)
    if (row === null) {
      yield { line, fields, row, problem, repeated: false }
      continue
    }
    const email = row.email?.toLowerCase()
    const repeated = email !== undefined && seen.has(email)
    if (email !== undefined) seen.add(email)
    yield { line, fields, row, problem: null, repeated }
  }
}

async function firstText(path: string, encoding: TextEncoding): Promise<string> {
  let text = ''
  for await (const piece of textOf(path, encoding)) {
    text += piece
    if (text.length > SAMPLE_CHARACTERS) break
  }
  return text.slice(0, SAMPLE_CHARACTERS)
}

/** A spreadsheet or a picture under the name of a table. */
async function refuseNoText(file: ChosenFile): Promise<void> {
  const handle = await open(file.path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(8), 0, 8, 0)
    if (buffer.toString('latin1').startsWith('PK\u0003\u0004') || buffer[0] === 0xd0) {
      throw new CsvError('This is a spreadsheet. Save it as CSV there, and choose that file.')
    }
  } finally {
    await handle.close()
  }
}
