import { randomBytes } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { keysOf, secretText } from './signature.ts'

const NEW_KEY_BYTES = 32

/**
 * The keys with which other systems sign their events: those given (EVENTS_SECRET), else that of the file `events-secret`
 * in the data folder, which is made with a random one at the first start. Throws StartError when it can't be read as one.
 */
export async function eventKeys(dataFolder: string, given: string | undefined): Promise<Buffer[]> {
  if (given !== undefined) return keysOf(given)
  const file = path.join(dataFolder, 'events-secret')
  try {
    await writeFile(file, `${secretText(randomBytes(NEW_KEY_BYTES))}\n`, { flag: 'wx', mode: 0o600 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  return keysOf(await readFile(file, 'utf8'))
}
