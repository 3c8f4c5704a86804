import type { Notifications } from '../sync/notifications.ts'
import type { Queries } from './database.ts'
import { readingOf } from './reading.ts'
import { putRows } from './rows.ts'

/** What each verb promises stands with the interface. */
export function notifications(queries: Queries): Notifications {
  const read = readingOf(queries)
  return {
    notification(id) {
      return read.row('notification', 't.id = $1', [id])
    },

    putNotification(row) {
      return putRows(queries, 'notification', [row])
    },

    notificationLocations(ids) {
      return queries.query(
        'select id, location_id as "locationId" from notifications where id = any($1::uuid[])',
        [ids],
      )
    },

    notificationMarks(ids, userId) {
      return read.rows('notificationMark', 't.notification_id = any($1::uuid[]) and t.user_id = $2', [
        ids,
        userId,
      ])
    },

    putNotificationMark(row) {
      return putRows(queries, 'notificationMark', [row])
    },

    notificationChoice(userId, category) {
      return read.row('notificationChoice', 't.user_id = $1 and t.category = $2', [userId, category])
    },

    putNotificationChoice(row) {
      return putRows(queries, 'notificationChoice', [row])
    },
  }
}
