import Database from 'better-sqlite3'
import { isDamage } from './open-file.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'

/**
 * The same verbs, with SQLite's errors as sentences for a person. `onDamage` is told when a page of a file turned out
 * to be damaged while it was in use.
 */
export function withPlainErrors(store: Store, onDamage: () => void): Store {
  const wrapped = Object.entries(store).map(([verb, run]) => [
    verb,
    (...input: unknown[]): unknown => {
      try {
        return (run as (...input: unknown[]) => unknown)(...input)
      } catch (error) {
        if (isDamage(error)) onDamage()
        throw plain(error)
      }
    },
  ])
  return Object.fromEntries(wrapped) as Store
}

function plain(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error
  if (error.code === 'SQLITE_FULL') {
    return new StoreError('quota', 'The disk is full, so nothing was saved. Free some space and try again.')
  }
  if (error.code.startsWith('SQLITE_IOERR') || error.code.startsWith('SQLITE_READONLY')) {
    return new StoreError(
      'internal',
      `The data folder can’t be written (${error.code}). Check the disk, then try again.`,
    )
  }
  if (isDamage(error)) {
    return new StoreError(
      'internal',
      'A file in the data folder is damaged. Start Foyer again: it repairs what it can and fetches the rest.',
    )
  }
  return error
}
