import { constants } from 'node:fs'
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { newerVersion } from './database/migrate.ts'
import { SCHEMA_VERSION } from './database/migrations/index.ts'
import { StartError } from './start-error.ts'

/** A data folder that belongs to this process until `release`. */
export interface DataFolder {
  path: string
  release(): Promise<void>
}

/**
 * Makes the folder when it isn't there and takes it for this process.
 * Throws StartError when it can't be written, another server has it, or a newer version wrote it.
 */
export async function takeDataFolder(folder: string): Promise<DataFolder> {
  const absolute = path.resolve(folder)
  try {
    await mkdir(absolute, { recursive: true })
    await access(absolute, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch {
    throw notWritable(absolute)
  }
  const lock = path.join(absolute, 'lock')
  await takeLock(lock, absolute)
  const release = () => rm(lock, { force: true })
  try {
    await checkVersion(absolute)
  } catch (error) {
    await release()
    throw error
  }
  return { path: absolute, release }
}

/** Who holds a lock. The start time tells a process from a later one that was given the same number. */
async function processMark(pid: number): Promise<string | null> {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return null
  }
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // Field 22, counted after the name, which may hold spaces and brackets.
    const startTime = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return `${pid} ${startTime}`
  } catch {
    // Not Linux: the number alone has to do.
    return `${pid}`
  }
}

async function takeLock(lock: string, folder: string): Promise<void> {
  const own = await processMark(process.pid)
  for (;;) {
    try {
      await writeFile(lock, `${own}`, { flag: 'wx' })
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw notWritable(folder)
    }
    const held = await readFile(lock, 'utf8').catch(() => '')
    const pid = Number.parseInt(held, 10)
    if (pid > 0 && (await processMark(pid)) === held) {
      throw new StartError(
        `Another Foyer server (process ${pid}) is using ${folder}: stop it first, or choose another folder with --data.`,
      )
    }
    await removeStale(lock, held)
  }
}

/** Its owner is gone. Renaming first makes sure that what is deleted is what was read, not a newcomer's lock. */
async function removeStale(lock: string, held: string): Promise<void> {
  const aside = `${lock}.${process.pid}`
  try {
    await rename(lock, aside)
    if ((await readFile(aside, 'utf8')) !== held) await rename(aside, lock)
    else await rm(aside)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
}

/** The version stands in a file, too: a newer one's database may be of a kind that can't even be opened. */
async function checkVersion(folder: string): Promise<void> {
  const file = path.join(folder, 'version')
  const found = Number.parseInt(await readFile(file, 'utf8').catch(() => '0'), 10)
  if (found > SCHEMA_VERSION) throw newerVersion(folder, found)
  if (found === SCHEMA_VERSION) return
  const fresh = `${file}.${process.pid}`
  try {
    await writeFile(fresh, `${SCHEMA_VERSION}\n`)
    await rename(fresh, file)
  } catch {
    throw notWritable(folder)
  }
}

function notWritable(folder: string): StartError {
  return new StartError(
    `The data folder ${folder} can't be written: give this user the right to write there, or choose another with --data.`,
  )
}
