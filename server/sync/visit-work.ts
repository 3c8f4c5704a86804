import type { LocationId } from '../../protocol/wire/ids.ts'
import type { VisitRow } from '../../protocol/wire/rows/space.ts'

/** What visits need of the database, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface VisitWork {
  visit(id: string): Promise<VisitRow | null>
  putVisit(row: VisitRow): Promise<void>
  /** The visits of the location with this code that are expected from one moment to another, in milliseconds. */
  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]>
}
