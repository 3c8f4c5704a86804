import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'

/** Which bytes have to leave the disk, as the rows that named them are gone (I15). */
export function filesLeftVerbs({ cache, outbox }: StoreContext): Pick<Store, 'filesLeft' | 'filesRemoved'> {
  const LEFT = `SELECT sha256 FROM files_left WHERE sha256 NOT IN (SELECT sha256 FROM files)`

  return {
    filesLeft: () => {
      if (!cache.get('SELECT 1 FROM files_left LIMIT 1', {})) return []
      // A message that is written again lets go of its files for a moment.
      cache.run('DELETE FROM files_left WHERE sha256 IN (SELECT sha256 FROM files)')
      const staged = new Set(
        outbox.all<{ sha256: string }>('SELECT sha256 FROM staged_files').map(({ sha256 }) => sha256),
      )
      return cache
        .all<{ sha256: string }>(LEFT)
        .map(({ sha256 }) => sha256)
        .filter((sha256) => !staged.has(sha256))
    },

    filesRemoved: ({ hashes }) => {
      if (hashes.length === 0) return NOTHING_TOUCHED
      const list = JSON.stringify(hashes)
      cache.run('DELETE FROM files_left WHERE sha256 IN (SELECT value FROM json_each(@list))', { list })
      outbox.run('DELETE FROM pinned_files WHERE sha256 IN (SELECT value FROM json_each(@list))', { list })
      return touched(['pin'])
    },
  }
}
