import { open, rename, rm, type FileHandle } from 'node:fs/promises'

/**
 * Lets `write` fill a file beside the target and swaps when it is whole and on the disk: a full disk or a kill leaves
 * what was there before. Readable by its owner alone, as it holds what people said. Rejects with the error of `write`
 * or of the file system.
 */
export async function writeBeside(target: string, write: (file: FileHandle) => Promise<void>): Promise<void> {
  const part = `${target}.part`
  try {
    const file = await open(part, 'w', 0o600)
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
