import Database from 'better-sqlite3'
import { existsSync, renameSync } from 'node:fs'
import { basename } from 'node:path'
import { migrate, refuseNewer, versionOf } from './migrate.ts'
import { StoreError } from '../store-error.ts'

const OLDEST_SQLITE = [3, 51, 3] as const

/** What a file is for decides what a commit costs: FULL survives a power cut, NORMAL may lose the last moments. */
export interface FilePlan {
  synchronous: 'FULL' | 'NORMAL'
  migrations: readonly string[]
}

/** SQLite before 3.51.3 can corrupt a WAL file with two connections (architecture.md, decision 8). */
export function assertSqliteVersion(version: string): void {
  const parts = version.split('.').map(Number)
  for (const [index, oldest] of OLDEST_SQLITE.entries()) {
    const part = parts[index] ?? 0
    if (part > oldest) return
    if (part < oldest) {
      throw new StoreError(
        'versionTooOld',
        `This build carries SQLite ${version}, which can damage its files. Foyer needs ${OLDEST_SQLITE.join('.')} or newer: install it again.`,
      )
    }
  }
}

/**
 * Opens a file, or makes it, at the newest version. Throws a StoreError for a file of a newer Foyer, and SQLite's own
 * error for one that is damaged: the caller knows what may be done about it. Neither is changed. The bytes of a file, or
 * ':memory:', are opened in memory.
 */
export function openFile(path: string | Buffer, plan: FilePlan): Database.Database {
  // Looked at read-only first: opening for writing would already turn a foreign file into WAL.
  if (typeof path === 'string' && path !== ':memory:' && existsSync(path)) {
    const looked = new Database(path, { readonly: true })
    try {
      looked.prepare('SELECT count(*) FROM sqlite_schema').get()
      refuseNewer(looked, plan.migrations, basename(path))
    } finally {
      looked.close()
    }
  }
  const database = new Database(path, { timeout: 5000 })
  try {
    assertSqliteVersion(String(database.prepare('SELECT sqlite_version()').pluck().get()))
    // faults.md B.5. No mmap: a public corruption report names it as an amplifier.
    database.pragma('journal_mode = WAL')
    database.pragma(`synchronous = ${plan.synchronous}`)
    database.pragma('wal_autocheckpoint = 1000')
    database.pragma(`journal_size_limit = ${64 * 1024 * 1024}`)
    database.pragma('foreign_keys = ON')
    database.pragma('trusted_schema = OFF')
    database.pragma('cell_size_check = ON')
    database.pragma('mmap_size = 0')
    database.pragma('temp_store = MEMORY')
    // What is deleted or edited away is overwritten, also where an index is merged: nothing of it stays readable (I15).
    database.pragma('secure_delete = ON')
    migrate(database, plan.migrations)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

/** How many migrations a file has seen; nothing of it is changed. Throws SQLite's own error for a damaged one. */
export function versionOfFile(path: string): number {
  const looked = new Database(path, { readonly: true })
  try {
    return versionOf(looked)
  } finally {
    looked.close()
  }
}

/** True when SQLite says that the bytes of a file are no database, or a damaged one. */
export function isDamage(error: unknown): boolean {
  const code = error instanceof Database.SqliteError ? error.code : ''
  return code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_CORRUPT')
}

/** Renames a file and what belongs to it, so that it can be looked into later; returns the new path. */
export function setAside(path: string, nowMs: number): string {
  const stamp = new Date(nowMs).toISOString().replaceAll(':', '-')
  let aside = `${path}.damaged-${stamp}`
  for (let count = 2; existsSync(aside); count += 1) aside = `${path}.damaged-${stamp}-${count}`
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, aside + ending)
  }
  return aside
}
