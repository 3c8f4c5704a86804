import type { EventAnswer, OutsideRows } from '../database/sql-outside.ts'
import type { Batch } from '../../protocol/wire/events.ts'
import type { LocationRow } from '../../protocol/wire/rows/space.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { EventProblem } from './event-problem.ts'

/** One event being taken, in one transaction. Times are milliseconds. */
export interface Taking {
  tx: SyncTransaction
  rows: OutsideRows
  /** Now, by the server's clock. */
  at: number
  /** When it happened, by the other system's clock: tells which of two events is newer. */
  toldAt: number
}

/** `batches` are to be announced after the commit. */
export interface Taken {
  answer: EventAnswer
  batches: Batch[]
}

/** What changed nothing, and why. */
export function ignored(reason: string): Taken {
  return { answer: { status: 'ignored', reason }, batches: [] }
}

/** The location of an event, by its name or id. Throws when there is none. */
export async function locationOf({ rows }: Taking, place: string): Promise<LocationRow> {
  const location = await rows.locationNamed(place)
  if (location === null) throw new EventProblem('location: there is none of this name or id')
  return location
}
