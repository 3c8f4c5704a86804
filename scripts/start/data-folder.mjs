import { access, constants, mkdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { Failure } from '../setup/say.mjs'

/**
 * Makes the folder where needed, and says so in a sentence when it can't be used.
 *
 * @param {string} folder
 */
export async function requireDataFolder(folder) {
  try {
    await makeFolder(folder)
    await access(folder, constants.W_OK)
  } catch (error) {
    throw new Failure(
      `The data folder ${folder} can't be used: ${error instanceof Error ? error.message : String(error)}`,
      'Choose another one: npm start -- --data FOLDER',
    )
  }
}

/**
 * Parents first, one at a time: mkdir's own recursion never ends where a parent exists and refuses with ENOENT, as
 * the folders of the kernel do.
 *
 * @param {string} folder
 */
async function makeFolder(folder) {
  const present = await stat(folder).catch(() => undefined)
  if (present?.isDirectory()) return
  if (present) throw new Error('it is a file')
  if (path.dirname(folder) !== folder) await makeFolder(path.dirname(folder))
  await mkdir(folder).catch((error) => {
    if (error.code !== 'EEXIST') throw error
  })
}
