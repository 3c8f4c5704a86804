import { createHash } from 'node:crypto'
import type { BigIntStats } from 'node:fs'
import { constants, open, rename, rm, stat, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'
import { byteSize } from './byte-size.ts'
import { freeBytesOf } from './download.ts'
import { Refusal } from './refusal.ts'

/** What a copy leaves free: the outbox must still be able to take what the user writes. */
const SPARE_BYTES = 64 * 1024 * 1024
const BLOCK_BYTES = 1024 * 1024
/** Bytes whose number nobody knows before, as those of a zip: so often it is looked whether there is still room. */
const LOOK_EACH_BYTES = SPARE_BYTES / 2
const NO_FILE = 'is not a file that can be sent.'

export interface CopiedFile {
  sizeBytes: number
  sha256: string
}

export interface CopyOptions {
  /** The largest file that the server takes. */
  bytesMax: number
  /** Aborted: the copy stops, and rejects with the signal's reason. */
  signal: AbortSignal
  /** Told how many bytes are here. */
  copied(bytes: number): void
  /** False inside a dropped folder: a link there could lead to anything. A link that was dropped itself is followed. */
  followLinks?: boolean
}

/**
 * Copies a file while hashing it, in one pass; the copy is on the disk, whole, when this resolves (I2, I14). A file that
 * changes meanwhile is copied once more. Rejects with a Refusal, or an error of the file system, and leaves nothing
 * behind.
 */
export async function copyIn(source: string, target: string, options: CopyOptions): Promise<CopiedFile> {
  // Opening a device or a pipe can do something, or wait for ever: it is looked at before.
  if (!(await stat(source)).isFile()) throw new Refusal(NO_FILE)
  const copied = (await copyOnce(source, target, options)) ?? (await copyOnce(source, target, options))
  if (copied) return copied
  throw new Refusal('changed while it was copied. Drop it again when it is complete.')
}

/** The same for bytes that have no file: a pasted picture, the zip of a folder. */
export async function writeIn(
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  target: string,
  options: CopyOptions,
): Promise<CopiedFile> {
  const written = await writeWhole(target, chunks, options)
  if (written.sizeBytes > 0) return written
  await rm(target, { force: true })
  throw new Refusal('is empty.')
}

/** Null when the file was not the same before and after. */
async function copyOnce(source: string, target: string, options: CopyOptions): Promise<CopiedFile | null> {
  const noFollow = options.followLinks === false ? constants.O_NOFOLLOW : 0
  // Windows has no O_NONBLOCK; elsewhere it keeps a pipe that has just taken the file's place from blocking.
  const from = await open(source, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (noFollow ?? 0))
  try {
    const before = await from.stat({ bigint: true })
    if (!before.isFile()) throw new Refusal(NO_FILE)
    const sizeBytes = Number(before.size)
    checkSize(sizeBytes, options.bytesMax)
    if ((await freeBytesOf(dirname(target))) < sizeBytes + SPARE_BYTES) throw noRoom()
    // One byte more than it has: a file that grows is noticed, and one that never ends is not followed.
    const chunks = from.createReadStream({ autoClose: false, end: sizeBytes, highWaterMark: BLOCK_BYTES })
    const copied = await writeWhole(target, chunks as AsyncIterable<Uint8Array>, options)
    const after = await from.stat({ bigint: true })
    if (copied.sizeBytes === sizeBytes && isSame(before, after)) return copied
    await rm(target, { force: true })
    return null
  } finally {
    await from.close()
  }
}

function isSame(before: BigIntStats, after: BigIntStats): boolean {
  return before.size === after.size && before.mtimeNs === after.mtimeNs
}

function checkSize(bytes: number, bytesMax: number): void {
  if (bytes === 0) throw new Refusal('is empty.')
  if (bytes > bytesMax) {
    throw new Refusal(
      `is too large: ${byteSize(bytes)}. This network takes files up to ${byteSize(bytesMax)}.`,
    )
  }
}

function noRoom(): Error {
  return Object.assign(new Error('the disk is nearly full'), { code: 'ENOSPC' })
}

async function writeWhole(
  target: string,
  chunks: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  { bytesMax, signal, copied }: CopyOptions,
): Promise<CopiedFile> {
  const part = `${target}.part`
  let file: FileHandle | null = await open(part, 'w', 0o600)
  try {
    const hash = createHash('sha256')
    let sizeBytes = 0
    let lookAtBytes = 0
    for await (const chunk of chunks) {
      signal.throwIfAborted()
      if (sizeBytes >= lookAtBytes) {
        if ((await freeBytesOf(dirname(target))) < SPARE_BYTES) throw noRoom()
        lookAtBytes += LOOK_EACH_BYTES
      }
      sizeBytes += chunk.byteLength
      if (sizeBytes > bytesMax) checkSize(sizeBytes, bytesMax)
      hash.update(chunk)
      await file.writeFile(chunk)
      copied(sizeBytes)
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
