import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'

/**
 * A folder of the cache that is either whole or absent: it is made under a name of its own and renamed when done, so
 * that a set-up killed half way leaves nothing that looks finished.
 *
 * @param {string} folder
 * @param {(draft: string) => Promise<void>} make
 */
export async function makeOnce(folder, make) {
  if (existsSync(folder)) return folder
  await mkdir(path.dirname(folder), { recursive: true })
  await sweepDrafts(path.dirname(folder))
  const draft = `${folder}.draft-${process.pid}`
  await rm(draft, { recursive: true, force: true })
  await mkdir(draft)
  try {
    await make(draft)
    await rename(draft, folder).catch((error) => {
      // Another set-up was faster: its folder is as good as ours.
      if (!existsSync(folder)) throw error
    })
  } finally {
    await rm(draft, { recursive: true, force: true })
  }
  return folder
}

/**
 * Removes what killed set-ups left behind.
 *
 * @param {string} parent
 */
export async function sweepDrafts(parent) {
  for (const name of await readdir(parent)) {
    const pid = draftOwner(name)
    if (pid !== undefined && !isRunning(pid))
      await rm(path.join(parent, name), { recursive: true, force: true })
  }
}

/** @param {string} name */
function draftOwner(name) {
  const match = /\.draft-(\d+)$/.exec(name)
  return match ? Number(match[1]) : undefined
}

/** @param {number} pid */
export function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it runs, as somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}
