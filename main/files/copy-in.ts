import { createHash } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { byteSize } from './byte-size.ts'

/** Why a file was left out: `message` ends the sentence that begins with its name. */
class Refusal extends Error {}

export interface CopiedFile {
  sizeBytes: number
  sha256: string
}

const REASONS: Record<string, string> = {
  EACCES: "can't be read: you don't have permission.",
  EPERM: "can't be read: you don't have permission.",
  EISDIR: 'is a folder. Drop the files in it instead.',
  ENOENT: 'is no longer there.',
  ENOTDIR: 'is no longer there.',
  ENOSPC: "doesn't fit on this computer's disk. Free some space and drop it again.",
  EDQUOT: "doesn't fit on this computer's disk. Free some space and drop it again.",
}

/** The end of the sentence for an error of the file system. */
export function refusalReason(error: unknown): string {
  if (error instanceof Refusal) return error.message
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return (
    REASONS[code] ??
    `can't be read (${code || 'unknown error'}). Copy it to another place and drop it from there.`
  )
}

/**
 * Copies a file while hashing it, in one pass; the copy is on the disk, whole, when this resolves (I2, I14). Rejects
 * with a Refusal, or an error of the file system, and leaves nothing behind.
 */
export async function copyIn(source: string, target: string, bytesMax: number): Promise<CopiedFile> {
  const from = await open(source, 'r')
  try {
    const before = await from.stat()
    if (before.isDirectory()) throw new Refusal(REASONS.EISDIR)
    if (!before.isFile()) throw new Refusal('is not a file that can be sent.')
    checkSize(before.size, bytesMax)
    const copied = await writeWhole(target, from.createReadStream({ autoClose: false }), bytesMax)
    if ((await from.stat()).size !== copied.sizeBytes) {
      await rm(target, { force: true })
      throw new Refusal('changed while it was copied. Drop it again when it is complete.')
    }
    return copied
  } finally {
    await from.close()
  }
}

/** The same for bytes that have no file, like a pasted picture. */
export async function writeIn(bytes: Uint8Array, target: string, bytesMax: number): Promise<CopiedFile> {
  checkSize(bytes.byteLength, bytesMax)
  return writeWhole(target, [bytes], bytesMax)
}

function checkSize(bytes: number, bytesMax: number): void {
  if (bytes === 0) throw new Refusal('is empty.')
  if (bytes > bytesMax) {
    throw new Refusal(
      `is too large: ${byteSize(bytes)}. This network takes files up to ${byteSize(bytesMax)}.`,
    )
  }
}

async function writeWhole(
  target: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  bytesMax: number,
): Promise<CopiedFile> {
  const part = `${target}.part`
  let file: FileHandle | null = await open(part, 'w', 0o600)
  try {
    const hash = createHash('sha256')
    let sizeBytes = 0
    for await (const chunk of chunks) {
      sizeBytes += chunk.byteLength
      if (sizeBytes > bytesMax) checkSize(sizeBytes, bytesMax)
      hash.update(chunk)
      await file.writeFile(chunk)
    }
    await file.sync()
    await file.close()
    file = null
    await rename(part, target)
    return { sizeBytes, sha256: hash.digest('hex') }
  } catch (error) {
    await file?.close()
    await rm(part, { force: true })
    throw error
  }
}
