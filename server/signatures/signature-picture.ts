import { inflateSync } from 'node:zlib'

const SIGN = Buffer.from('89504e470d0a1a0a', 'hex')
const BYTES_MAX = 150 * 1024
const WIDTH_MAX = 1600
const HEIGHT_MAX = 800

/**
 * The bytes of a signature's picture: a PNG as a browser's canvas writes it (8 bits, red, green, blue and alpha, not
 * interlaced), small, and not larger when it is unpacked than its head says. Null for anything else, so that what makes the
 * signed copy later can rely on it.
 */
export function signaturePicture(base64: string): Buffer | null {
  const bytes = Buffer.from(base64, 'base64')
  if (bytes.length > BYTES_MAX || !bytes.subarray(0, 8).equals(SIGN)) return null
  try {
    return isWhole(bytes) ? bytes : null
  } catch {
    // A chunk that is cut short, or data that doesn't unpack.
    return null
  }
}

function isWhole(bytes: Buffer): boolean {
  const parts: Buffer[] = []
  let size: { width: number; height: number } | null = null
  let at = 8
  for (;;) {
    const length = bytes.readUInt32BE(at)
    const name = bytes.toString('latin1', at + 4, at + 8)
    const data = bytes.subarray(at + 8, at + 8 + length)
    if (data.length !== length) return false
    if (name === 'IHDR') size = sizeOf(data)
    if (name === 'IDAT') parts.push(data)
    if (name === 'IEND') break
    at += length + 12
  }
  if (size === null) return false
  // Each line has a byte before it that says how it is filtered.
  const unpacked = size.height * (1 + size.width * 4)
  return inflateSync(Buffer.concat(parts), { maxOutputLength: unpacked }).length === unpacked
}

function sizeOf(head: Buffer): { width: number; height: number } | null {
  const width = head.readUInt32BE(0)
  const height = head.readUInt32BE(4)
  const isPlain = head[8] === 8 && head[9] === 6 && head[12] === 0
  const fits = width > 0 && height > 0 && width <= WIDTH_MAX && height <= HEIGHT_MAX
  return isPlain && fits ? { width, height } : null
}
