import type { LocationId, NotificationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { addEntry } from '../outbox/entries.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from '../people/faces.ts'
import type { Named } from '../database/sql-file.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { NotificationFilter, NotificationView } from '../views.ts'
import { isTold } from './notification-choices.ts'
import { CARD_JOINS, cardOf, type CardColumns } from './notification-card.ts'
import { NOTIFICATION_READ } from './notification-read.ts'

/** One op can mark this many (protocol/wire/ops.ts). */
const MARKS_PER_OP = 500

const ROWS = `SELECT n.id, n.category, n.kind, n.verb, n.object, n.detail, n.booked_by AS bookedBy,
    n.booking_id AS bookingId, n.first_booking AS firstBooking, n.at, ${NOTIFICATION_READ} AS read,
    n.actor_kind AS subjectKind, n.actor_id AS subjectId, about.conversation_id AS conversationId,
    card.seq AS cardSeq, ${FACE_COLUMNS}
  FROM notifications n ${faceJoins('n.actor_kind', 'n.actor_id')} ${CARD_JOINS}`

interface NotificationColumns
  extends
    FaceColumns,
    CardColumns,
    Omit<NotificationView, 'face' | 'standing' | 'firstBooking' | 'read' | 'card'> {
  firstBooking: number
  read: number
}

type Verbs = Pick<
  Store,
  | 'notificationsList'
  | 'notificationPlace'
  | 'markNotifications'
  | 'notificationFilter'
  | 'saveNotificationFilter'
> & {
  /** Of what the user wants to be told of. */
  unreadNotificationsAt(locationId: LocationId): number
}

/** SQL: the condition of a filter on the notification `n` of @here, and the values that it names. */
function condition({ category, bookedBy }: NotificationFilter): { sql: string; values: Named } {
  const values: Named = {}
  let sql = 'n.location_id = @here'
  if (category) {
    sql += ' AND n.category = @category'
    values.category = category
  }
  if (bookedBy) {
    sql += ' AND n.booked_by = @bookedBy'
    values.bookedBy = bookedBy
  }
  return { sql, values }
}

const EVERYTHING: NotificationFilter = { category: null, bookedBy: null }

/** Who did what, newest first. */
export function notificationVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session } = context
  const here = () => ({ me: session.me(), here: session.here() })

  return {
    notificationsList: ({ offset, limit, ...filter }) => {
      overlay.refresh()
      const { sql, values } = condition(filter)
      const rows = cache.all<NotificationColumns>(
        `${ROWS} WHERE ${sql} ORDER BY n.at DESC, n.id LIMIT @limit OFFSET @offset`,
        { ...values, ...here(), offset, limit },
      )
      const counts = cache.get<{ total: number; unread: number | null }>(
        `SELECT count(*) AS total, sum(${NOTIFICATION_READ} = 0) AS unread FROM notifications n WHERE ${sql}`,
        { ...values, ...here() },
      )
      return {
        notifications: rows.map(viewOf),
        total: counts?.total ?? 0,
        unread: counts?.unread ?? 0,
      }
    },

    notificationPlace: ({ id, ...filter }) => {
      const { sql, values } = condition(filter)
      const named = { ...values, id, here: session.here() }
      const found = cache.get<{ at: number }>(
        `SELECT n.at FROM notifications n WHERE n.id = @id AND ${sql}`,
        named,
      )
      if (!found) return { index: null }
      const before = cache.get<{ count: number }>(
        `SELECT count(*) AS count FROM notifications n
         WHERE ${sql} AND (n.at > @at OR (n.at = @at AND n.id < @id))`,
        { ...named, at: found.at },
      )
      return { index: before?.count ?? 0 }
    },

    markNotifications: ({ ids, read, filter }) => {
      const locationId = session.here()
      const chosen = ids ?? idsWhere(filter ?? EVERYTHING, `AND ${NOTIFICATION_READ} = ${read ? 0 : 1}`)
      if (chosen.length === 0) return { ids: [], touched: NOTHING_TOUCHED }
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
      return { ids: chosen, touched: touched(['notificationMark', 'outbox']) }
    },

    notificationFilter: () => session.get('notificationFilter') ?? EVERYTHING,

    saveNotificationFilter: (filter) => session.set('notificationFilter', filter),

    unreadNotificationsAt: (locationId) =>
      idsWhere(EVERYTHING, `AND ${NOTIFICATION_READ} = 0 AND ${isTold('n.category')} = 1`, locationId).length,
  }

  function idsWhere(
    filter: NotificationFilter,
    more: string,
    locationId: LocationId = session.here(),
  ): NotificationId[] {
    overlay.refresh()
    const { sql, values } = condition(filter)
    return cache
      .all<{ id: NotificationId }>(`SELECT n.id FROM notifications n WHERE ${sql} ${more} ORDER BY n.at`, {
        ...values,
        me: session.me(),
        here: locationId,
      })
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
    card: cardOf(row),
    firstBooking: row.firstBooking === 1,
    at: row.at,
    read: row.read === 1,
  }
}
