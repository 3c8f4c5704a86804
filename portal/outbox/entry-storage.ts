import type { z } from 'zod'
import type { OpId } from '../../protocol/wire/ids.ts'
import { OutboxEntry } from './entry.ts'
import type { Waiting } from './entry.ts'

/** Where the entries of one account survive a reload. */
export interface EntryStorage<Entry extends Waiting> {
  /** In the order of writing. */
  list(): Entry[]
  /** Throws when the browser's storage is full or switched off. */
  put(entry: Entry): void
  remove(opId: OpId): void
  /** Calls when another tab changed something; out: stops it. */
  watch(onChange: () => void): () => void
}

/** The messages that wait. */
export function localEntryStorage(userId: string): EntryStorage<OutboxEntry> {
  return entriesUnder(`foyer.outbox.${userId}.`, OutboxEntry, (entry) => entry.opId)
}

/**
 * Keeps each entry under a key of its own in localStorage, so that two tabs never overwrite each other's. `orderOf` is an id
 * of version 7: these sort by time, and count within one millisecond.
 */
export function entriesUnder<Entry extends Waiting>(
  prefix: string,
  schema: z.ZodType<Entry>,
  orderOf: (entry: Entry) => string,
  storage: Storage = localStorage,
): EntryStorage<Entry> {
  const parse = (text: string | null): Entry | null => {
    if (text === null) return null
    try {
      return schema.parse(JSON.parse(text))
    } catch {
      return null
    }
  }
  return {
    list: () =>
      keysOf(storage, prefix)
        .map((key) => parse(storage.getItem(key)))
        .filter((entry) => entry !== null)
        .sort((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1)),
    put: (entry) => storage.setItem(prefix + entry.opId, JSON.stringify(entry)),
    remove: (opId) => storage.removeItem(prefix + opId),
    watch: (onChange) => {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === null || event.key.startsWith(prefix)) onChange()
      }
      window.addEventListener('storage', onStorage)
      return () => window.removeEventListener('storage', onStorage)
    },
  }
}

/** All keys of a storage that start so. */
export function keysOf(storage: Storage, prefix: string): string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index)).filter(
    (key): key is string => key !== null && key.startsWith(prefix),
  )
}
