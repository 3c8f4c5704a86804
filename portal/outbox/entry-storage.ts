import type { OpId } from '../../protocol/wire/ids.ts'
import { OutboxEntry } from './entry.ts'

/** Where the entries of one account survive a reload. */
export interface EntryStorage {
  /** In the order of writing. */
  list(): OutboxEntry[]
  /** Throws when the browser's storage is full or switched off. */
  put(entry: OutboxEntry): void
  remove(opId: OpId): void
  /** Calls when another tab changed something; out: stops it. */
  watch(onChange: () => void): () => void
}

/** Keeps each entry under a key of its own in localStorage, so that two tabs never overwrite each other's. */
export function localEntryStorage(userId: string, storage: Storage = localStorage): EntryStorage {
  const prefix = `foyer.outbox.${userId}.`
  return {
    list: () =>
      keysOf(storage, prefix)
        .map((key) => parse(storage.getItem(key)))
        .filter((entry) => entry !== null)
        // Ids of version 7 sort by time, and count within one millisecond.
        .sort((a, b) => (a.opId < b.opId ? -1 : 1)),
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

function parse(text: string | null): OutboxEntry | null {
  if (text === null) return null
  try {
    return OutboxEntry.parse(JSON.parse(text))
  } catch {
    return null
  }
}
