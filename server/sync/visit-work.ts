import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { VisitRow } from '../../protocol/wire/rows/space.ts'

/** What visits need of the database, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface VisitWork {
  visit(id: string): Promise<VisitRow | null>
  putVisit(row: VisitRow): Promise<void>
  /** The visits of the location with this code that are expected from one moment to another, in milliseconds. */
  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]>

  /** What the user is at the location; null without a membership there. */
  membershipType(location: LocationId, userId: UserId): Promise<MembershipRow['type'] | null>
}
