import { open } from 'node:fs/promises'

const HEAD_BYTES = 256 * 1024

/**
 * Width and height of a PNG, GIF, WebP or JPEG, read from its head and never decoded; null when they are not there. A
 * picture's place in the thread is then known before its bytes are.
 */
export async function pictureSize(file: string): Promise<{ width: number; height: number } | null> {
  const handle = await open(file, 'r')
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0)
    const size = sizeIn(buffer.subarray(0, bytesRead))
    return size !== null && size.width > 0 && size.height > 0 ? size : null
  } catch (error) {
    // A head that is cut short or lies about its lengths.
    if (error instanceof RangeError) return null
    throw error
  } finally {
    await handle.close()
  }
}

function sizeIn(bytes: Buffer): { width: number; height: number } | null {
  const ascii = (start: number, end: number) => bytes.toString('latin1', start, end)
  if (ascii(1, 4) === 'PNG' && ascii(12, 16) === 'IHDR') {
    return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) }
  }
  if (ascii(0, 4) === 'GIF8') return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return sizeOfWebp(bytes, ascii(12, 16))
  return bytes.length > 4 && bytes.readUInt16BE(0) === 0xffd8 ? sizeOfJpeg(bytes) : null
}

function sizeOfWebp(bytes: Buffer, kind: string) {
  if (kind === 'VP8X') return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
  if (kind === 'VP8L') {
    const bits = bytes.readUInt32LE(21)
    return { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 }
  }
  return { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
}

/** The size stands in the first frame header, markers C0 to CF but C4, C8 and CC. */
function sizeOfJpeg(bytes: Buffer): { width: number; height: number } | null {
  for (let at = 2; at + 9 <= bytes.length;) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes.readUInt8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: bytes.readUInt16BE(at + 7), height: bytes.readUInt16BE(at + 5) }
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2)
  }
  return null
}
