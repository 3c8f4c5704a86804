import type { SqlFile } from '../database/sql-file.ts'

/**
 * The ids of things that fit, newest first, as JSON for `json_each`; null when nothing does. Asked for alone, and the
 * rows then by CROSS JOIN: the planner knows nothing of the sizes of an index of words, and must not begin elsewhere.
 */
export function findThings(
  cache: SqlFile,
  asked: { match: string | null; limit: number; from?: number; below?: number },
): string | null {
  const { match, limit, from = 0, below = Number.MAX_SAFE_INTEGER } = asked
  if (match === null) return null
  const found = cache.all<{ id: string }>(
    `SELECT things.id FROM thing_words CROSS JOIN things ON things.key = thing_words.rowid
     WHERE thing_words MATCH @match AND thing_words.rowid >= @from AND thing_words.rowid < @below
     ORDER BY thing_words.rowid DESC LIMIT @limit`,
    { match, limit, from, below },
  )
  return found.length === 0 ? null : JSON.stringify(found.map(({ id }) => id))
}
