import { execFile } from 'node:child_process'
import { mkdir, statfs, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const MIB = 1024 * 1024

/** A disk of its own that can be filled up to the last byte. */
export interface SmallDisk {
  path: string
  fill(): Promise<void>
  /** Gives the room back that `fill` took. */
  free(): Promise<void>
  remove(): Promise<void>
}

/** Null where no file system can be mounted: that takes Linux and root. */
export async function smallDisk(path: string, mebibytes: number): Promise<SmallDisk | null> {
  await mkdir(path)
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${mebibytes}m`, 'foyer-test', path])
  } catch {
    return null
  }
  const filler = join(path, 'filler')
  return {
    path,
    async fill() {
      await writeFile(filler, '')
      for (let bytes = MIB; bytes >= 1; bytes = Math.floor(bytes / 2)) {
        const block = Buffer.alloc(bytes)
        // Whatever part of the block fits is kept.
        while (((await statfs(path)).bavail ?? 0) > 0) {
          const full = await writeFile(filler, block, { flag: 'a' }).then(
            () => false,
            () => true,
          )
          if (full) break
        }
      }
    },
    free: () => truncate(filler, 0),
    remove: async () => void (await run('umount', ['--lazy', path])),
  }
}
