import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

const MARK = '.left'

/**
 * Says on the disk, beside the folder of an account, that all of it is to go: a crash on the way there is made up for by
 * `removeLeft` at the next start (I15).
 */
export async function markLeft(folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true, mode: 0o700 })
  await writeFile(`${folder}${MARK}`, '')
}

/** Removes the folders that were marked, and then their marks. Rejects with an error of the file system. */
export async function removeLeft(accountsFolder: string): Promise<void> {
  const names = await readdir(accountsFolder).catch(() => [])
  for (const name of names.filter((one) => one.endsWith(MARK))) {
    await rm(join(accountsFolder, basename(name, MARK)), { recursive: true, force: true })
    await rm(join(accountsFolder, name), { force: true })
  }
}
