import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'

/**
 * One hash over the names and the contents of everything in these files and folders, tests left out. Contents, not
 * times: a checkout of another branch and back builds nothing.
 *
 * @param {string} root
 * @param {readonly string[]} places relative to root; one that does not exist counts as empty
 * @param {string} salt what else the result depends on
 */
export async function sourceHash(root, places, salt) {
  const hash = createHash('sha256').update(salt)
  for (const place of places) {
    for (const file of await filesIn(path.join(root, place))) {
      hash.update(path.relative(root, file).replaceAll(path.sep, '/')).update('\0')
      hash.update(await readFile(file)).update('\0')
    }
  }
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {Promise<string[]>} sorted
 */
async function filesIn(place) {
  const entries = await readdir(place, { withFileTypes: true, recursive: true }).catch((error) => {
    if (error.code === 'ENOTDIR') return undefined
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (!entries) return [place]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
}
