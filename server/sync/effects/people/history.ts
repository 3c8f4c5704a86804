import { customerChangeId, type LocationId, type Subject } from '../../../../protocol/wire/ids.ts'
import {
  CHANGE_TEXT_MAX,
  type CustomerChangeKind,
  type CustomerChangeRow,
} from '../../../../protocol/wire/rows/customers.ts'
import type { StreamWriter } from '../../stream-writer.ts'
import type { Change } from '../effect.ts'

/** One line of the history: what changed about whom, from what to what, and the row and revision that it is told of. */
export interface Told {
  subject: Subject
  kind: CustomerChangeKind
  before?: string | null
  after?: string | null
  of: { id: string; rev: number }
}

/** Writes lines of the history of customers into the log of their location, in the transaction of the change. */
export async function tellHistory(
  change: Change,
  writer: StreamWriter,
  locationId: LocationId,
  told: readonly Told[],
): Promise<void> {
  const rows = historyOf(change, locationId, told)
  if (rows.length === 0) return
  await change.tx.putAll('customerChange', rows)
  await writer.putAll('customerChange', rows)
}

/** The same lines as rows, for who stores and logs them together with others. */
export function historyOf(
  { actor, at }: Pick<Change, 'actor' | 'at'>,
  locationId: LocationId,
  told: readonly Told[],
): CustomerChangeRow[] {
  return told.map(({ subject, kind, before, after, of }): CustomerChangeRow => ({
    id: customerChangeId(of.id, of.rev, kind),
    rev: 1,
    locationId,
    subject,
    kind,
    before: cut(before),
    after: cut(after),
    byUserId: actor.userId,
    at,
  }))
}

/** Never through the middle of a character: half of a pair is no text. */
function cut(text: string | null | undefined): string | null {
  if (text == null || text.length <= CHANGE_TEXT_MAX) return text ?? null
  return text.slice(0, CHANGE_TEXT_MAX - 1).replace(/[\ud800-\udbff]$/u, '') + '…'
}
