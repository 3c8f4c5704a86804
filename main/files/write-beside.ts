import { randomUUID } from 'node:crypto'
import { open, rename, rm, type FileHandle } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/**
 * Lets `write` fill a file beside the target and swaps when it is whole and on the disk: a full disk or a kill leaves
 * what was there before. The file beside it has a name that nothing else has: "report.pdf.part" may be a download of the
 * user's browser. `mode` is the right to the file, 0o600 for what only its owner may read. Rejects with the error of
 * `write` or of the file system.
 */
export async function writeBeside(
  target: string,
  mode: number,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  const part = join(dirname(target), `.foyer-${randomUUID()}.part`)
  try {
    const file = await open(part, 'wx', mode)
    try {
      await write(file)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(part, target)
  } catch (error) {
    await rm(part, { force: true })
    throw error
  }
}
