import { constants } from 'node:fs'
import { chmod, copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { cleanName } from './clean-name.ts'
import { markFromElsewhere } from './web-mark.ts'

/** A program that was given a path may still be reading it. */
const KEPT_MS = 60 * 60_000
const HASH_LENGTH = 64

/** Copies of cached files under names that other programs can be given: what is dragged out, what is forwarded. */
export interface CleanCopies {
  /** Makes a copy and answers its path: the cleaned name of the file, in a folder of its own. */
  make(file: FileRef, source: string): Promise<string>
  /** Removes the copies of files with these hashes: whoever lost the right to a file has no copy of it either (I15). */
  remove(hashes: readonly string[]): Promise<void>
  /** Removes the copies that are older than an hour, or all. */
  sweep(all?: boolean): Promise<void>
}

/**
 * Makes copies below `folder`. They are copies and not links: whoever gets one may change it in place, and the cache
 * must stay what it is. Where the file system can share blocks, a copy costs nothing.
 */
export function createCleanCopies(folder: string): CleanCopies {
  return {
    async make(file, source) {
      await this.sweep()
      const place = join(folder, `${file.sha256}-${newId()}`)
      await mkdir(place, { recursive: true, mode: 0o700 })
      const path = join(place, cleanName(file.name))
      await copyFile(source, path, constants.COPYFILE_FICLONE)
      await chmod(path, 0o644)
      await markFromElsewhere(path)
      return path
    },
    async remove(hashes) {
      const gone = new Set(hashes)
      await removeWhere((name) => Promise.resolve(gone.has(name.slice(0, HASH_LENGTH))))
    },
    async sweep(all = false) {
      await removeWhere(async (name) => {
        const facts = await stat(join(folder, name)).catch(() => null)
        return all || (facts !== null && Date.now() - facts.mtimeMs > KEPT_MS)
      })
    },
  }

  async function removeWhere(isGone: (name: string) => Promise<boolean>): Promise<void> {
    for (const name of await readdir(folder).catch(() => [])) {
      if (await isGone(name)) await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}
