import type { StoreContext } from './context.ts'
import { isDamage } from './database/open-file.ts'
import type { SqlFile } from './database/sql-file.ts'
import type { Store } from './store.ts'

type Verbs = Pick<Store, 'counts' | 'sqliteVersion' | 'openReport' | 'integrity' | 'close'>

/** What is known about the files themselves. */
export function factVerbs({ cache, outbox, session }: StoreContext, report: readonly string[]): Verbs {
  return {
    counts: () => ({
      // Every customer anywhere: people and companies who don't work here.
      customers:
        cache.get<{ n: number }>(
          `SELECT (SELECT count(DISTINCT user_id) FROM memberships WHERE admin_role IS NULL)
             + (SELECT count(*) FROM companies) AS n`,
        )?.n ?? 0,
      messages: cache.get<{ n: number }>('SELECT count(*) AS n FROM message_rows')?.n ?? 0,
    }),

    sqliteVersion: () => cache.get<{ version: string }>('SELECT sqlite_version() AS version')?.version ?? '',

    openReport: () => [...report],

    integrity: () => {
      const problems = [
        { name: 'outbox.db', file: outbox },
        { name: 'cache.db', file: cache },
      ].flatMap(({ name, file }) => {
        return problemsOf(file).map((problem) => `${name}: ${problem}`)
      })
      if (problems.some((problem) => problem.startsWith('cache.db'))) session.set('cacheDamaged', true)
      return { ok: problems.length === 0, problems }
    },

    close: () => {
      for (const { database } of [cache, outbox]) {
        // The logs are folded in, so that each file is whole by itself.
        if (database.open) database.pragma('wal_checkpoint(TRUNCATE)')
        database.close()
      }
    },
  }
}

/** What SQLite's own check says; a page that is badly damaged ends the check itself. */
function problemsOf({ database }: SqlFile): string[] {
  try {
    const found = database.pragma('integrity_check(20)') as { integrity_check: string }[]
    return found.map((row) => row.integrity_check).filter((line) => line !== 'ok')
  } catch (error) {
    if (!isDamage(error)) throw error
    return [error instanceof Error ? error.message : String(error)]
  }
}
