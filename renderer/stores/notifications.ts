import type { NotificationView } from '../../protocol/ipc/views.ts'
import type { NotificationId } from '../../protocol/wire/ids.ts'
import type { BookedBy, NotificationCategory } from '../../protocol/wire/rows/space.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

interface NotificationQuery {
  category: NotificationCategory | null
  bookedBy: BookedBy | null
}

/** The notifications of the location. The filter stays while the window is open (use case 2). */
export const useNotifications = createRowWindow<NotificationView, NotificationQuery>({
  topics: ['notification', 'notificationMark', 'user', 'company', 'outbox'],
  firstQuery: { category: null, bookedBy: null },
  read: async (query, offset, limit) => {
    const { notifications, total } = await call('notifications.list', { ...query, offset, limit })
    return { rows: notifications, total, extra: null }
  },
})

/** Marks some notifications, or all unread ones when `ids` is null. */
export async function markNotifications(ids: NotificationId[] | null, read: boolean): Promise<void> {
  await call('notifications.mark', { ids, read })
}

/** Where a notification stands among all of the location; null when it is gone. */
export async function placeOfNotification(id: NotificationId): Promise<number | null> {
  return (await call('notifications.place', { id })).index
}
