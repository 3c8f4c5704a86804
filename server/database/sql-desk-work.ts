import type { DeskWork } from '../sync/desk-work.ts'
import type { Queries } from './database.ts'
import { putRows } from './rows.ts'
import { readingOf } from './reading.ts'

/** What each verb promises stands with the interface. */
export function deskWork(queries: Queries): DeskWork {
  const read = readingOf(queries)
  return {
    async savedReply(id) {
      const row = await read.row('savedReply', 't.id = $1', [id])
      if (row === null) return null
      const isRemoved = await read.exists('select 1 from saved_replies where id = $1 and is_removed', [id])
      return { row, isRemoved }
    },

    putSavedReply(row) {
      return putRows(queries, 'savedReply', [row])
    },

    async removeSavedReply(id, rev) {
      await queries.query('update saved_replies set is_removed = true, rev = $2 where id = $1', [id, rev])
    },

    followUp(id) {
      return read.row('followUp', 't.id = $1', [id])
    },

    putFollowUp(row) {
      return putRows(queries, 'followUp', [row])
    },

    isBookingAt(location, id) {
      return read.exists('select 1 from bookings where location_id = $1 and id = $2', [location, id])
    },

    isVisitAt(location, id) {
      return read.exists('select 1 from visits where location_id = $1 and id = $2', [location, id])
    },

    handOver(id) {
      return read.row('handOver', 't.id = $1', [id])
    },

    putHandOver(row) {
      return putRows(queries, 'handOver', [row])
    },
  }
}
