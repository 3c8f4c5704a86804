import type { LocationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { newPostsAt } from '../feed/feed-marks.ts'
import { openRequestsAt } from '../people/join-requests.ts'
import { dayBounds } from '../space/day-bounds.ts'
import type { Store } from '../store.ts'
import type * as view from '../views.ts'
import { countOfChats } from './chat-now.ts'
import { WANTS_READING } from './unread.ts'

/** Chats with something unread, or flagged; archived and muted ones are left out, as they were put aside. */
const CHATS = countOfChats({
  condition: `chat.shelf < 2 AND coalesce(chat.muted_until, 0) <= @now AND ${WANTS_READING}`,
  index: 'chats_unread',
})

/** What waits at one location. */
type Waiting = Omit<view.Badges, 'elsewhere'>

/**
 * What waits for somebody at the desk, counted from rows: the only place where that is counted. The rail, the tray, the
 * badge of the app and the title of the window all show these numbers (invariant: unread counts are never kept).
 */
export function badgeVerbs(
  context: StoreContext,
  unreadNotificationsAt: (locationId: LocationId) => number,
): Pick<Store, 'badges'> {
  const { cache, overlay, session, now } = context
  return {
    badges: () => {
      overlay.refresh()
      const here = session.here()
      const others = session.get('access')?.locations.filter(({ locationId }) => locationId !== here) ?? []
      return {
        ...waitingAt(here),
        elsewhere: others.reduce((sum, { locationId }) => sum + sumOf(waitingAt(locationId)), 0),
      }
    },
  }

  function waitingAt(here: LocationId): Waiting {
    const zone = cache.get<{ timeZone: string }>(
      'SELECT time_zone AS timeZone FROM locations WHERE id = @here',
      { here },
    )
    const day = dayBounds(now(), zone?.timeZone ?? 'UTC')
    return {
      chats: cache.get<{ total: number }>(CHATS, { me: session.me(), here, now: now() })?.total ?? 0,
      notifications: unreadNotificationsAt(here),
      customers: session.may('customers.write', here) ? openRequestsAt(context, here) : 0,
      feed: newPostsAt(context, here),
      /** Visitors who wait for a decision, or for a host who hasn't read that they are here. */
      visitors:
        cache.get<{ n: number }>(
          `SELECT count(*) AS n FROM temp.shown_visits WHERE location_id = @here AND expected_at >= @startMs
             AND (status = 'waitingForApproval'
               OR (status = 'checkedIn' AND host_read_at IS NULL AND expected_at < @endMs))`,
          { here, ...day },
        )?.n ?? 0,
    }
  }
}

function sumOf(waiting: Waiting): number {
  return Object.values(waiting).reduce((sum, count) => sum + count, 0)
}
