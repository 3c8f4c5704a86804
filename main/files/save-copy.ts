import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readdir } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { cleanName } from './clean-name.ts'
import { markFromElsewhere } from './web-mark.ts'
import { writeBeside } from './write-beside.ts'

/** What was read is not what was sent: the copy on this computer was damaged while it was read. */
export class DamagedCopy extends Error {}

/**
 * Copies a file of the cache to where the user wants it: never with a right to be run, marked as coming from somebody
 * else. Writes beside the target and swaps, so that a full disk leaves no half file under the name. Rejects with a
 * DamagedCopy when the hash is another, or with an error of the file system.
 */
export async function saveCopy(source: string, target: string, sha256: string): Promise<void> {
  await writeBeside(target, 0o644, async (output) => {
    const hash = createHash('sha256')
    for await (const chunk of createReadStream(source, { highWaterMark: 1024 * 1024 })) {
      hash.update(chunk as Buffer)
      await output.writeFile(chunk as Buffer)
    }
    if (hash.digest('hex') !== sha256) throw new DamagedCopy()
  })
  await markFromElsewhere(target)
}

/**
 * A path in the folder under a cleaned name that nothing has yet: "plan.pdf", then "plan (2).pdf". `taken` holds names
 * that are given but not written yet, and gets this one. Names that differ only in case are the same on some systems.
 */
export async function freePath(folder: string, name: string, taken: Set<string>): Promise<string> {
  const present = new Set((await readdir(folder)).map((other) => other.toLowerCase()))
  const clean = cleanName(name)
  const extension = extname(clean)
  const stem = clean.slice(0, clean.length - extension.length)
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? clean : `${stem} (${number})${extension}`
    const key = candidate.toLowerCase()
    if (present.has(key) || taken.has(key)) continue
    taken.add(key)
    return join(folder, candidate)
  }
}
