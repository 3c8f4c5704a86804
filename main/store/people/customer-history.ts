import type { UserId } from '../../../protocol/wire/ids.ts'
import type { CustomerChangeKind } from '../../../protocol/wire/rows/customers.ts'
import type { StoreContext } from '../context.ts'
import type { CustomerChangeView } from '../views.ts'
import type { PeopleVerbs } from './people-verbs.ts'

interface Columns {
  id: string
  kind: CustomerChangeKind
  before: string | null
  after: string | null
  byUserId: UserId | null
  byName: string | null
  at: number
}

/** A note is saved with each pause in typing: what one person does to one field within this time is shown as one change. */
const TOGETHER_MS = 10 * 60_000
const JOINED: readonly CustomerChangeKind[] = ['note', 'tags', 'edited']

/** What changed about a customer at this location, newest first. Written by the server: what waits is not among it. */
export function historyVerbs({ cache, session }: StoreContext): Pick<PeopleVerbs, 'customerHistory'> {
  return {
    customerHistory: ({ subject, limit }) => {
      const rows = cache.all<Columns>(
        `SELECT c.id, c.kind, c.before_text AS before, c.after_text AS after, c.by_user_id AS byUserId, by_user.name AS byName,
           c.at
         FROM customer_changes c LEFT JOIN users by_user ON by_user.id = c.by_user_id
         WHERE c.subject_id = @id AND c.location_id = @here ORDER BY c.at DESC, c.id DESC LIMIT 500`,
        { id: subject.id, here: session.here() },
      )
      return { changes: joined(rows).slice(0, limit) }
    },
  }
}

/** In: newest first. The later one keeps its result, and takes over where the earlier one began. */
function joined(rows: readonly Columns[]): CustomerChangeView[] {
  const changes: (Columns & { firstAt: number })[] = []
  for (const row of rows) {
    const later = changes.find(({ kind }) => kind === row.kind)
    const isSame =
      later?.byUserId === row.byUserId &&
      JOINED.includes(row.kind) &&
      later.firstAt - row.at <= TOGETHER_MS &&
      later.before === row.after
    if (isSame) {
      later.before = row.before
      later.firstAt = row.at
    } else changes.unshift({ ...row, firstAt: row.at })
  }
  return changes
    .reverse()
    .filter(({ kind, before, after }) => !JOINED.includes(kind) || before !== after)
    .map(({ id, kind, before, after, byName, at }) => ({ id, kind, before, after, byName, at }))
}
