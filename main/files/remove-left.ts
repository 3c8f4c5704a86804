import type { StoreClient } from '../store/store.ts'
import type { Touched } from '../store/sync-port.ts'
import type { FileCache } from './cache.ts'
import type { CleanCopies } from './clean-copies.ts'

const PAUSE_MS = 500

/** Removes the bytes of files whose rows are gone: a right was lost, a message unsent (I15). */
export interface LeftFiles {
  /** Rows may have gone. Many such calls make one look. */
  look(): void
  stop(): void
}

/** What a crash left over is found by the first look. A file that is being read goes with a later one. */
export function createLeftFiles(options: {
  store: Pick<StoreClient, 'filesLeft' | 'filesRemoved'>
  cache: Pick<FileCache, 'remove'>
  copies: Pick<CleanCopies, 'remove'>
  removed(touched: Touched): void
  failed(error: unknown): void
}): LeftFiles {
  const { store, cache, copies } = options
  let timer: NodeJS.Timeout | null = null

  async function removeAll(): Promise<void> {
    const hashes = await store.filesLeft()
    if (hashes.length === 0) return
    await copies.remove(hashes)
    const gone = await cache.remove(hashes)
    options.removed(await store.filesRemoved({ hashes: gone }))
  }

  return {
    look() {
      timer ??= setTimeout(() => {
        timer = null
        removeAll().catch(options.failed)
      }, PAUSE_MS)
    },
    stop() {
      if (timer !== null) clearTimeout(timer)
      timer = null
    },
  }
}
