import type { StoreContext } from '../context.ts'

/** Joins of a row of `shown_follow_ups` that is aliased `f`: the visit `v` or the booking `b` that it waits for. */
export const DUE_JOINS = `LEFT JOIN visits v ON f.due_kind = 'checkIn' AND v.id = f.due_id
  LEFT JOIN bookings b ON f.due_kind = 'bookingEnd' AND b.id = f.due_id`

const GONE = `EXISTS (SELECT 1 FROM tombstones WHERE id = f.due_id AND entity IN ('visit', 'booking'))`

/** Due at @now. What can't happen any more (rejected, cancelled, deleted) makes it due too: a promise is never lost. */
export const IS_DUE = `CASE f.due_kind
  WHEN 'time' THEN f.due_at <= @now
  WHEN 'checkIn' THEN coalesce(v.status IN ('checkedIn', 'checkedOut', 'rejected', 'cancelled'), ${GONE})
  ELSE coalesce(b.status = 'cancelled' OR b.ends_at <= @now, ${GONE}) END`

/** When it is or was due, as far as that is known. */
export const DUE_AT = `CASE f.due_kind
  WHEN 'time' THEN f.due_at
  WHEN 'checkIn' THEN coalesce(v.checked_in_at, v.expected_at)
  ELSE b.ends_at END`

/** The chats of this location in which something promised is due now. After `overlay.refresh()`. */
export function chatsWithDueFollowUps({ cache, session, now }: StoreContext): Set<string> {
  const rows = cache.all<{ id: string }>(
    `SELECT DISTINCT f.conversation_id AS id FROM temp.shown_follow_ups f ${DUE_JOINS}
     WHERE f.location_id = @here AND f.done_at IS NULL AND ${IS_DUE}`,
    { here: session.here(), now: now() },
  )
  return new Set(rows.map(({ id }) => id))
}
