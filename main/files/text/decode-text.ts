import { TextDecoder } from 'node:util'

/** Of a long text this much is found: half a million characters are a thick book. */
export const TEXT_MAX = 500_000

/** The words of a text file. UTF-16 is known by its mark; what is no UTF-8 is read as Latin 1. Null when there are none. */
export function decodeText(bytes: Uint8Array): string | null {
  const text = decoderFor(bytes).decode(bytes)
  return usable(text)
}

/** Without control characters and cut at TEXT_MAX; null when nothing is left, or when it is no text at all. */
export function usable(text: string): string | null {
  const cut = text.slice(0, TEXT_MAX)
  const control = cut.match(CONTROL)?.length ?? 0
  // A program or a picture that is called .txt.
  if (control > cut.length / 10) return null
  const plain = cut.replace(CONTROL, ' ').trim()
  return plain === '' ? null : plain
}

const CONTROL = /[^\P{Cc}\t\n\r]|\ufffd/gu

function decoderFor(bytes: Uint8Array): TextDecoder {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le')
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be')
  try {
    // In a stream, a letter that is cut at the end of the bytes is no fault.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true })
    return new TextDecoder('utf-8')
  } catch {
    return new TextDecoder('latin1')
  }
}
