import type { FileId } from '../../protocol/wire/ids.ts'

/** Keeps the bytes of attachments until the server has them. */
export interface FileBox {
  /** Resolves when the bytes would survive a reload, or are at least held by this page. */
  put(id: FileId, bytes: Blob): Promise<void>
  /** Null when they are not on this device any more. */
  get(id: FileId): Promise<Blob | null>
  remove(id: FileId): Promise<void>
}

const STORE = 'files'

/** Where the files of an account lie that wait to be sent. */
export function outboxFilesName(userId: string): string {
  return `foyer.outbox.${userId}`
}

/** Where the files of its drafts lie. */
export function draftFilesName(userId: string): string {
  return `foyer.drafts.${userId}`
}

/** A file box in IndexedDB. Where that is refused (a private window), the bytes live as long as the page. */
export function browserFileBox(databaseName: string): FileBox {
  const held = new Map<FileId, Blob>()
  const database = open(databaseName)

  return {
    put: async (id, bytes) => {
      held.set(id, bytes)
      await run(database, 'readwrite', (store) => store.put(bytes, id)).catch(() => undefined)
    },
    get: async (id) => {
      const stored = await run(database, 'readonly', (store) => store.get(id)).catch(() => null)
      return held.get(id) ?? (stored instanceof Blob ? stored : null)
    },
    remove: async (id) => {
      held.delete(id)
      await run(database, 'readwrite', (store) => store.delete(id)).catch(() => undefined)
    },
  }
}

function open(name: string): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => request.result.createObjectStore(STORE)
    request.onsuccess = () => {
      // Somebody signs out: what is to be deleted isn't held open.
      request.result.onversionchange = () => request.result.close()
      resolve(request.result)
    }
    request.onerror = () => reject(request.error ?? new Error('no IndexedDB'))
  })
}

/** Resolves after the commit, not after the request: only then is a write safe. */
async function run(
  database: Promise<IDBDatabase>,
  mode: IDBTransactionMode,
  ask: (store: IDBObjectStore) => IDBRequest,
): Promise<unknown> {
  const transaction = (await database).transaction(STORE, mode)
  const request = ask(transaction.objectStore(STORE))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'))
  })
}
