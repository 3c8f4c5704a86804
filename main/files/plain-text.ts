import { TextDecoder } from 'node:util'
import { open } from 'node:fs/promises'

/** Bytes that no text has: a file with them is something else, whatever its name says. */
const NOT_TEXT = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/
const HALF_CHARACTER = /[\ud800-\udbff]$/

/**
 * The beginning of a text file; null when it is no text. UTF-8, or UTF-16 with its mark; single bytes that are neither
 * become the sign for what can't be read. Reads no more than it needs: a text of a gigabyte costs no more than a page.
 */
export async function readPlainText(
  path: string,
  charactersMax: number,
): Promise<{ text: string; isWhole: boolean } | null> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    // No character takes more than four bytes.
    const bytesMax = Math.min(size, charactersMax * 4)
    const { buffer, bytesRead } = await file.read(new Uint8Array(bytesMax), 0, bytesMax, 0)
    const text = decoderFor(buffer).decode(buffer.subarray(0, bytesRead), { stream: bytesRead < size })
    if (NOT_TEXT.test(text)) return null
    const isWhole = bytesRead === size && text.length <= charactersMax
    return { text: isWhole ? text : text.slice(0, charactersMax).replace(HALF_CHARACTER, ''), isWhole }
  } finally {
    await file.close()
  }
}

function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  return new TextDecoder('utf-8')
}
