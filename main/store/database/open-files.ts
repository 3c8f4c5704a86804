import type { Database } from 'better-sqlite3'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { CACHE_MIGRATIONS, OUTBOX_MIGRATIONS } from './migrate.ts'
import { isDamage, openFile, setAside, versionOfFile, type FilePlan } from './open-file.ts'
import { addIndexFunctions } from '../search/index-functions.ts'
import { addWordLists } from '../search/words-begun.ts'
import { restore, salvage } from './salvage.ts'

/** A folder on disk, or two paths; ':memory:' leaves nothing behind. */
export type StorePlaces = { folder: string } | { cache: string; outbox: string }

export interface OpenedFiles {
  cache: Database
  outbox: Database
  /** Sentences for a person about what was set aside, lost or saved; empty when all is well. */
  report: string[]
}

/** How cache.db is opened: what it loses, the server still has. */
export const CACHE_PLAN: FilePlan = { synchronous: 'NORMAL', migrations: CACHE_MIGRATIONS }
/** How outbox.db is opened: nobody else has what is in it. */
export const OUTBOX_PLAN: FilePlan = { synchronous: 'FULL', migrations: OUTBOX_MIGRATIONS }
/** An older cache has messages in another form, or rows without what is asked of them now: it is fetched again. */
const CACHE_SINCE = 13
const OUTBOX_TABLES = ['kept', 'entries', 'drafts', 'staged_files', 'pinned_files', 'imports', 'import_parts']

/** Opens both files. A damaged cache is rebuilt from the server; of a damaged outbox what can be read is saved (I20). */
export function openFiles(places: StorePlaces, nowMs: number): OpenedFiles {
  if ('folder' in places) mkdirSync(places.folder, { recursive: true })
  const paths =
    'folder' in places
      ? { cache: join(places.folder, 'cache.db'), outbox: join(places.folder, 'outbox.db') }
      : places
  const report: string[] = []
  if (paths.outbox !== ':memory:' && !existsSync(paths.outbox) && existsSync(paths.cache)) {
    report.push('outbox.db was missing: messages and drafts that were only in it are lost.')
  }
  const outbox = openOutbox(paths.outbox, nowMs, report)
  try {
    if (isMarkedDamaged(outbox)) {
      setAside(paths.cache, nowMs)
      outbox.prepare(`DELETE FROM kept WHERE key = 'cacheDamaged'`).run()
      report.push('The local copy of the server’s data was damaged. It is fetched again.')
    }
    return { cache: openCache(paths.cache, nowMs, report), outbox, report }
  } catch (error) {
    outbox.close()
    throw error
  }
}

/** Opens cache.db; a damaged one is set aside and an empty one made, which makes sync start a snapshot. */
function openCache(path: string, nowMs: number, report: string[]): Database {
  const cache = openOrReplace(path, nowMs, report)
  addFunctions(cache)
  return cache
}

/** What the SQL of cache.db calls in JavaScript. */
export function addFunctions(cache: Database): void {
  addIndexFunctions(cache)
  addWordLists(cache)
}

function openOrReplace(path: string, nowMs: number, report: string[]): Database {
  try {
    if (isOlder(path)) {
      for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true })
      report.push('This version keeps the server’s data in another form. It is fetched again.')
    }
    return openFile(path, CACHE_PLAN)
  } catch (error) {
    if (!isDamage(error)) throw error
    const aside = setAside(path, nowMs)
    report.push(
      `The local copy of the server's data was damaged. It is fetched again; the damaged file is ${basename(aside)}.`,
    )
    return openFile(path, CACHE_PLAN)
  }
}

function isOlder(path: string): boolean {
  if (path === ':memory:' || !existsSync(path)) return false
  const version = versionOfFile(path)
  return version > 0 && version < CACHE_SINCE
}

/** The last run met a damaged page of cache.db, or a check found one. */
function isMarkedDamaged(outbox: Database): boolean {
  return outbox.prepare(`SELECT 1 FROM kept WHERE key = 'cacheDamaged'`).get() !== undefined
}

function openOutbox(path: string, nowMs: number, report: string[]): Database {
  try {
    const database = openFile(path, OUTBOX_PLAN)
    // Small, and what is in it is nowhere else: checked at each start.
    if (database.pragma('quick_check(1)', { simple: true }) === 'ok') return database
    database.close()
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  const aside = setAside(path, nowMs)
  const database = openFile(path, OUTBOX_PLAN)
  const restored = database.transaction(() => restore(database, salvage(aside, OUTBOX_TABLES)))()
  const entries = restored.entries ?? 0
  const drafts = restored.drafts ?? 0
  report.push(
    `The file of unsent messages and drafts was damaged. ${entries} unsent and ${drafts} ${drafts === 1 ? 'draft' : 'drafts'} could be saved; ` +
      `others may be lost. The damaged file is ${basename(aside)}.`,
  )
  return database
}
