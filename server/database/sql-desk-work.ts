import type { BookingId, FollowUpId, HandOverId, LocationId, SavedReplyId } from '../../protocol/wire/ids.ts'
import type { FollowUpRow, HandOverRow, SavedReplyRow } from '../../protocol/wire/rows/desk.ts'
import type { DeskWork, StoredSavedReply } from '../sync/desk-work.ts'
import { putRows } from './rows.ts'
import { SqlRows } from './sql-rows.ts'

/** What each verb promises stands with the interface. */
export class SqlDeskWork extends SqlRows implements DeskWork {
  async savedReply(id: SavedReplyId): Promise<StoredSavedReply | null> {
    const row = await this.row('savedReply', 't.id = $1', [id])
    if (row === null) return null
    const isRemoved = await this.exists('select 1 from saved_replies where id = $1 and is_removed', [id])
    return { row, isRemoved }
  }

  putSavedReply(row: SavedReplyRow): Promise<void> {
    return putRows(this.queries, 'savedReply', [row])
  }

  async removeSavedReply(id: SavedReplyId, rev: number): Promise<void> {
    await this.queries.query('update saved_replies set is_removed = true, rev = $2 where id = $1', [id, rev])
  }

  followUp(id: FollowUpId): Promise<FollowUpRow | null> {
    return this.row('followUp', 't.id = $1', [id])
  }

  putFollowUp(row: FollowUpRow): Promise<void> {
    return putRows(this.queries, 'followUp', [row])
  }

  isBookingAt(location: LocationId, id: BookingId): Promise<boolean> {
    return this.exists('select 1 from bookings where location_id = $1 and id = $2', [location, id])
  }

  isVisitAt(location: LocationId, id: string): Promise<boolean> {
    return this.exists('select 1 from visits where location_id = $1 and id = $2', [location, id])
  }

  handOver(id: HandOverId): Promise<HandOverRow | null> {
    return this.row('handOver', 't.id = $1', [id])
  }

  putHandOver(row: HandOverRow): Promise<void> {
    return putRows(this.queries, 'handOver', [row])
  }
}
