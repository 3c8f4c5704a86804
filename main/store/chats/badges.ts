import type { StoreContext } from '../context.ts'
import { dayBounds } from '../space/day-bounds.ts'
import type { Store } from '../store.ts'
import { countOfChats } from './chat-now.ts'
import { WANTS_READING } from './unread.ts'

/** Chats with something unread, or flagged; archived and muted ones are left out, as they were put aside. */
const CHATS = countOfChats({
  condition: `chat.shelf < 2 AND coalesce(chat.muted_until, 0) <= @now AND ${WANTS_READING}`,
  index: 'chats_unread',
})

/** What waits for somebody at the desk, counted from rows. */
export function badgeVerbs(
  { cache, overlay, session, now }: StoreContext,
  unreadNotifications: () => number,
): Pick<Store, 'badges'> {
  return {
    badges: () => {
      overlay.refresh()
      const here = session.here()
      const zone = cache.get<{ timeZone: string }>(
        'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
        { here },
      )
      const day = dayBounds(now(), zone?.timeZone ?? 'UTC')
      return {
        chats: cache.get<{ total: number }>(CHATS, { me: session.me(), here, now: now() })?.total ?? 0,
        notifications: unreadNotifications(),
        /** Visitors who wait for a decision, or for a host who hasn't read that they are here. */
        visitors:
          cache.get<{ n: number }>(
            `SELECT count(*) AS n FROM temp.shown_visits WHERE location_id = @here AND expected_at >= @startMs
               AND (status = 'waitingForApproval'
                 OR (status = 'checkedIn' AND host_read_at IS NULL AND expected_at < @endMs))`,
            { here, ...day },
          )?.n ?? 0,
      }
    },
  }
}
