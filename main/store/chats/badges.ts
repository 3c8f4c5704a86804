import type { StoreContext } from '../context.ts'
import { dayBounds } from '../space/day-bounds.ts'
import type { Store } from '../store.ts'
import { FLAGGED, MARK_JOINS, UNREAD } from './unread.ts'

/** What waits for somebody at the desk, counted from rows. */
export function badgeVerbs(
  { cache, overlay, session, now }: StoreContext,
  unreadNotifications: () => number,
): Pick<Store, 'badges'> {
  return {
    badges: () => {
      overlay.refresh()
      const values = { me: session.me(), here: session.here() }
      const zone = cache.get<{ timeZone: string }>(
        'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
        {
          here: values.here,
        },
      )
      const day = dayBounds(now(), zone?.timeZone ?? 'UTC')
      const count = (sql: string, more = {}): number => cache.get<{ n: number }>(sql, more)?.n ?? 0
      return {
        /** Chats with something unread, or flagged. */
        chats: count(
          `SELECT count(*) AS n FROM chats chat ${MARK_JOINS}
           WHERE chat.location_id = @here AND chat.listed = 1 AND (${UNREAD} > 0 OR ${FLAGGED} = 1)`,
          values,
        ),
        notifications: unreadNotifications(),
        /** Visitors who wait for a decision, or for a host who hasn't read that they are here. */
        visitors: count(
          `SELECT count(*) AS n FROM visits WHERE location_id = @here AND expected_at >= @startMs AND expected_at < @endMs
             AND (status = 'waitingForApproval' OR (status = 'checkedIn' AND host_read_at IS NULL))`,
          { here: values.here, ...day },
        ),
      }
    },
  }
}
