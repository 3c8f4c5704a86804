import { imageSize } from 'image-size'
import { open } from 'node:fs/promises'

/** More than any camera takes, and what a window can decode without taking the machine's memory: 480 MB at four bytes. */
const PIXELS_MAX = 120_000_000
const SIDE_MAX = 32_767
/** Behind the thumbnail and colour profile that a camera may put before the size. */
const HEAD_BYTES = 512 * 1024

type Family = 'picture' | 'video' | 'sound' | 'PDF'

/**
 * Why a file is not shown in place, as the end of the sentence that begins with its name; null when it may be. Looks at
 * its first bytes only: nothing is decoded, and what a row says of type, width and height is not believed (B.3, hostile
 * files). In: where it lies, and the type that its row names.
 */
export async function whyNotShown(path: string, mime: string): Promise<string | null> {
  const promised = familyOf(mime)
  if (promised === null) return null
  const head = await headOf(path)
  const { fileTypeFromBuffer } = await import('file-type')
  const found = (await fileTypeFromBuffer(head).catch(() => undefined))?.mime
  if (!isOf(promised, found ?? '', head)) return `is no ${promised}, whatever its name says.`
  return promised === 'picture' ? tooManyPixels(head) : null
}

function familyOf(mime: string): Family | null {
  if (mime.startsWith('image/')) return 'picture'
  if (mime.startsWith('video/')) return 'video'
  if (mime.startsWith('audio/')) return 'sound'
  return mime === 'application/pdf' ? 'PDF' : null
}

function isOf(promised: Family, found: string, head: Uint8Array): boolean {
  // A recording can come in the same container as a film, whichever of the two its row names.
  if (promised === 'video' || promised === 'sound') {
    return /^(video|audio)\//.test(found) || /^application\/(ogg|mp4)$/.test(found) || isMp3(found, head)
  }
  if (promised === 'PDF') return found === 'application/pdf' || indexOfPdf(head) >= 0
  return familyOf(found) === promised
}

/** A sound that begins with a frame and no tag: eleven bits of sync. */
function isMp3(found: string, head: Uint8Array): boolean {
  return found === '' && head[0] === 0xff && ((head[1] ?? 0) & 0xe0) === 0xe0
}

/** Readers of PDFs take one that has up to a kilobyte of something else before it. */
function indexOfPdf(head: Uint8Array): number {
  return Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 1024)).indexOf('%PDF-')
}

function tooManyPixels(head: Uint8Array): string | null {
  const { width, height } = sizeIn(head)
  if (!(width > 0 && height > 0)) {
    return 'does not say how large a picture it is, so it is not opened here. Save it to look at it.'
  }
  if (width * height <= PIXELS_MAX && Math.max(width, height) <= SIDE_MAX) return null
  const words = `${width.toLocaleString('en-GB')} × ${height.toLocaleString('en-GB')} pixels`
  return `has ${words}, too many to be opened here. Save it to look at it.`
}

function sizeIn(head: Uint8Array): { width: number; height: number } {
  try {
    return imageSize(head)
  } catch {
    return { width: 0, height: 0 }
  }
}

async function headOf(path: string): Promise<Uint8Array> {
  const file = await open(path, 'r')
  try {
    const { buffer, bytesRead } = await file.read(new Uint8Array(HEAD_BYTES), 0, HEAD_BYTES, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
