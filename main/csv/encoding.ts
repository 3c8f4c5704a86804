import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { TextDecoder } from 'node:util'

/** The encodings in which tables are saved: by browsers and Unix, by Excel as "Unicode text", and by Excel as "CSV". */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1252'

const LOOKED_AT = 4096

/**
 * The encoding of a text file: by its mark; else UTF-16 when every other byte is zero, UTF-8 when all of it is valid, and
 * Windows-1252 when nothing else is left. Reads the whole file, a piece at a time.
 */
export async function encodingOf(path: string, signal?: AbortSignal): Promise<TextEncoding> {
  const head = await headOf(path)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8'
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le'
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be'
  const zeros = [0, 0]
  head.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2]!++
  })
  if (zeros[1]! > head.length / 4) return 'utf-16le'
  if (zeros[0]! > head.length / 4) return 'utf-16be'
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const bytes of createReadStream(path, { signal }))
      decoder.decode(bytes as Buffer, { stream: true })
    decoder.decode()
    return 'utf-8'
  } catch (error) {
    if (error instanceof TypeError) return 'windows-1252'
    throw error
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(LOOKED_AT), 0, LOOKED_AT, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** The text of a file, piece by piece, without its mark. `read` is told how many bytes each piece took. */
export async function* textOf(
  path: string,
  encoding: TextEncoding,
  options: { signal?: AbortSignal | undefined; read?(bytes: number): void } = {},
): AsyncGenerator<string> {
  // Every decoder takes its mark away by itself.
  const decoder = new TextDecoder(encoding)
  for await (const bytes of createReadStream(path, { signal: options.signal })) {
    const piece = bytes as Buffer
    options.read?.(piece.length)
    yield decoder.decode(piece, { stream: true })
  }
  yield decoder.decode()
}
