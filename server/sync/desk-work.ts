import type { BookingId, FollowUpId, HandOverId, LocationId, SavedReplyId } from '../../protocol/wire/ids.ts'
import type { FollowUpRow, HandOverRow, SavedReplyRow } from '../../protocol/wire/rows/desk.ts'

/** A saved reply as it lies in the database: a removed one keeps its row, so that nothing brings it back (I12). */
export interface StoredSavedReply {
  row: SavedReplyRow
  isRemoved: boolean
}

/** What a desk keeps for its own work, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface DeskWork {
  /** Null for one that was never there. */
  savedReply(id: SavedReplyId): Promise<StoredSavedReply | null>
  putSavedReply(row: SavedReplyRow): Promise<void>
  /** For good, under the given revision. */
  removeSavedReply(id: SavedReplyId, rev: number): Promise<void>

  followUp(id: FollowUpId): Promise<FollowUpRow | null>
  putFollowUp(row: FollowUpRow): Promise<void>
  isBookingAt(location: LocationId, id: BookingId): Promise<boolean>
  isVisitAt(location: LocationId, id: string): Promise<boolean>

  handOver(id: HandOverId): Promise<HandOverRow | null>
  putHandOver(row: HandOverRow): Promise<void>
}
