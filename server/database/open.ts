import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '../start-error.ts'
import type { Database } from './database.ts'
import { migrate } from './migrate.ts'
import { openPglite } from './pglite.ts'
import { openPostgresql } from './postgresql.ts'

/**
 * Opens the database and brings it up to this version.
 * In: the data folder, and the address of a PostgreSQL or null for PGlite in `database` of that folder.
 * Throws StartError with a sentence when it can't be reached, can't be read, or is of a newer version.
 */
export async function openDatabase(dataFolder: string, url: string | null): Promise<Database> {
  const folder = path.join(dataFolder, 'database')
  const where =
    url === null ? `The database in ${folder}` : `The PostgreSQL database at ${withoutPassword(url)}`
  const database = url === null ? await openInFolder(folder) : await connect(url, where)
  try {
    await migrate(database, where)
  } catch (error) {
    await database.close().catch(() => {})
    if (error instanceof StartError || url !== null) throw error
    throw unreadable(folder, error)
  }
  return database
}

async function openInFolder(folder: string): Promise<Database> {
  await mkdir(folder, { recursive: true })
  try {
    return await openPglite(folder)
  } catch (error) {
    throw unreadable(folder, error)
  }
}

async function connect(url: string, where: string): Promise<Database> {
  try {
    return await openPostgresql(url)
  } catch (error) {
    const reason = error instanceof Error && error.message !== '' ? error.message : 'no answer'
    throw new StartError(`${where} can't be reached (${reason}): start it, or correct DATABASE_URL.`)
  }
}

function unreadable(folder: string, error: unknown): StartError {
  const refusal = new StartError(
    `The database in ${folder} can't be read, it is damaged or not a database: put back a backup of that folder, ` +
      'or move it away and start again with an empty one.',
  )
  refusal.cause = error
  return refusal
}

function withoutPassword(url: string): string {
  if (!URL.canParse(url)) return 'DATABASE_URL'
  const parsed = new URL(url)
  return `${parsed.host}${parsed.pathname}`
}
