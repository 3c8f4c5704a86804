import { readdir, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

const PART = '.part'

/** A file of the cache as it lies on the disk: whole, or the beginning of a download. */
export interface CachedFile {
  sha256: string
  path: string
  isWhole: boolean
  sizeBytes: number
  /** When it was last opened or written. */
  usedAtMs: number
}

/** Where the whole bytes of this hash lie, and where a download of them grows. */
export function placeOf(folder: string, sha256: string): { whole: string; part: string } {
  const whole = join(folder, sha256.slice(0, 2), sha256)
  return { whole, part: whole + PART }
}

/**
 * Everything that lies in the folder now. The disk itself is the index: after a crash, or after somebody deleted files by
 * hand, there is no counter that could be wrong.
 */
export async function cachedFiles(folder: string): Promise<CachedFile[]> {
  const shelves = await readdir(folder).catch(() => [])
  const found = await Promise.all(shelves.map((shelf) => filesOfShelf(join(folder, shelf))))
  return found.flat()
}

async function filesOfShelf(shelf: string): Promise<CachedFile[]> {
  const names = await readdir(shelf).catch(() => [])
  const files = await Promise.all(
    names.map(async (name): Promise<CachedFile | null> => {
      const path = join(shelf, name)
      const facts = await stat(path).catch(() => null)
      const sha256 = /^[0-9a-f]{64}/.exec(name)?.[0]
      if (!facts?.isFile() || sha256 === undefined) return null
      return { sha256, path, isWhole: name === sha256, sizeBytes: facts.size, usedAtMs: facts.mtimeMs }
    }),
  )
  return files.filter((file) => file !== null)
}

/** Says on the disk that a file was used now, so that it is among the last to go. */
export async function markUsed(path: string, nowMs: number): Promise<void> {
  await utimes(path, nowMs / 1000, nowMs / 1000).catch(() => undefined)
}

/**
 * Removes what was used longest ago until the rest fits. In: what may go and what of it may stay, in bytes. One that the
 * system keeps open (Windows) stays until the next time.
 */
export async function removeOldest(files: readonly CachedFile[], limitBytes: number): Promise<void> {
  let bytes = files.reduce((sum, file) => sum + file.sizeBytes, 0)
  for (const file of [...files].sort((one, other) => one.usedAtMs - other.usedAtMs)) {
    if (bytes <= limitBytes) return
    await rm(file.path, { force: true }).catch(() => undefined)
    bytes -= file.sizeBytes
  }
}
