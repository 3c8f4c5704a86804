import type { NotificationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { addEntry } from '../outbox/entries.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from '../people/faces.ts'
import type { Named } from '../database/sql-file.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { NotificationView } from '../views.ts'

/** One op can mark this many (protocol/wire/ops.ts). */
const MARKS_PER_OP = 500

/** SQL: 1 when @me has read the notification `n`; a mark that waits wins over a stored one. */
const READ = `coalesce(
  (SELECT read FROM waiting_notification_marks WHERE notification_id = n.id),
  (SELECT max(read) FROM notification_marks WHERE notification_id = n.id AND user_id = @me), 0)`

const ROWS = `SELECT n.id, n.category, n.kind, n.verb, n.object, n.detail, n.booked_by AS bookedBy,
    n.booking_id AS bookingId, n.first_booking AS firstBooking, n.at, ${READ} AS read,
    n.actor_kind AS subjectKind, n.actor_id AS subjectId, ${FACE_COLUMNS}
  FROM notifications n ${faceJoins('n.actor_kind', 'n.actor_id')}`

interface NotificationColumns
  extends FaceColumns, Omit<NotificationView, 'face' | 'standing' | 'firstBooking' | 'read'> {
  firstBooking: number
  read: number
}

type Verbs = Pick<Store, 'notificationsList' | 'notificationPlace' | 'markNotifications'> & {
  unreadNotifications(): number
}

/** Who did what, newest first. */
export function notificationVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session } = context
  const here = () => ({ me: session.me(), here: session.here() })

  return {
    notificationsList: ({ category, bookedBy, offset, limit }) => {
      overlay.refresh()
      const values: Named = { here: session.here() }
      let condition = 'n.location_id = @here'
      if (category) {
        condition += ' AND n.category = @category'
        values.category = category
      }
      if (bookedBy) {
        condition += ' AND n.booked_by = @bookedBy'
        values.bookedBy = bookedBy
      }
      const rows = cache.all<NotificationColumns>(
        `${ROWS} WHERE ${condition} ORDER BY n.at DESC, n.id LIMIT @limit OFFSET @offset`,
        { ...values, me: session.me(), offset, limit },
      )
      const count = `SELECT count(*) AS total FROM notifications n WHERE ${condition}`
      return {
        notifications: rows.map(viewOf),
        total: cache.get<{ total: number }>(count, values)?.total ?? 0,
      }
    },

    notificationPlace: ({ id }) => {
      const values = { id, here: session.here() }
      const found = cache.get<{ at: number }>(
        'SELECT at FROM notifications WHERE id = @id AND location_id = @here',
        values,
      )
      if (!found) return { index: null }
      const before = cache.get<{ count: number }>(
        `SELECT count(*) AS count FROM notifications
         WHERE location_id = @here AND (at > @at OR (at = @at AND id < @id))`,
        { ...values, at: found.at },
      )
      return { index: before?.count ?? 0 }
    },

    markNotifications: ({ ids, read }) => {
      const locationId = session.here()
      const chosen = ids ?? unreadIds()
      if (chosen.length === 0) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        for (let start = 0; start < chosen.length; start += MARKS_PER_OP) {
          const notificationIds = chosen.slice(start, start + MARKS_PER_OP)
          addEntry(context, {
            lane: 'notifications',
            targetId: 'notifications',
            conversationId: null,
            locationId,
            body: { type: 'notification.mark', notificationIds, read },
          })
        }
      })
      return touched(['notificationMark', 'outbox'])
    },

    unreadNotifications: () => unreadIds().length,
  }

  function unreadIds(): NotificationId[] {
    overlay.refresh()
    return cache
      .all<{ id: NotificationId }>(
        `SELECT n.id FROM notifications n WHERE n.location_id = @here AND ${READ} = 0 ORDER BY n.at`,
        here(),
      )
      .map(({ id }) => id)
  }
}

/** Those of these notifications that are still here, newest first. `ids` is a JSON array. */
export function notificationsByIds(
  { cache, overlay, session }: StoreContext,
  ids: string,
): NotificationView[] {
  overlay.refresh()
  return cache
    .all<NotificationColumns>(
      `${ROWS} WHERE n.id IN (SELECT value FROM json_each(@ids)) ORDER BY n.at DESC, n.id`,
      { ids, me: session.me(), here: session.here() },
    )
    .map(viewOf)
}

function viewOf(row: NotificationColumns): NotificationView {
  return {
    id: row.id,
    category: row.category,
    kind: row.kind,
    face: faceOf(row),
    standing: standingOf(row),
    verb: row.verb,
    object: row.object,
    detail: row.detail,
    bookedBy: row.bookedBy,
    bookingId: row.bookingId,
    firstBooking: row.firstBooking === 1,
    at: row.at,
    read: row.read === 1,
  }
}
