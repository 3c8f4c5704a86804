import { Readable, pipeline } from 'node:stream'
import { textOf, type TextEncoding } from './encoding.ts'

/** One line of a table: its fields, and the line of the file where it ends, from 1. */
export interface CsvRecord {
  line: number
  fields: string[]
}

/** A file that can't be read as a table, with a sentence for a person. */
export class CsvError extends Error {
  override readonly name = 'CsvError'
}

/** A record may be this long, in characters: a quotation mark that is never closed would else take in the whole file. */
const RECORD_MAX = 200_000

/**
 * The lines of a table, one after the other, in bounded memory; empty ones are left out. Lines may have more or fewer
 * fields than the first. Throws CsvError when the file can't be read as a table from some line on.
 */
export async function* readRecords(
  path: string,
  as: { encoding: TextEncoding; delimiter: string },
  options: { signal?: AbortSignal | undefined; read?(bytes: number): void } = {},
): AsyncGenerator<CsvRecord> {
  const { parse } = await import('csv-parse')
  const parser = parse({
    delimiter: as.delimiter,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD_MAX,
  })
  let line = 0
  try {
    // Whatever goes wrong at either end ends the loop below.
    pipeline(Readable.from(textOf(path, as.encoding, options)), parser, () => {})
    for await (const item of parser) {
      const { record, info } = item as { record: string[]; info: { lines: number } }
      line = info.lines
      yield { line, fields: record }
    }
  } catch (error) {
    if (options.signal?.aborted) throw error
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!code.startsWith('CSV_')) throw error
    throw new CsvError(
      `From line ${line + 1} on this file can’t be read as a table: a quotation mark is opened and not closed there.`,
      { cause: error },
    )
  }
}
