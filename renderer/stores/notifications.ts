import type { NotificationFilter, NotificationView } from '../../protocol/ipc/views.ts'
import type { NotificationId } from '../../protocol/wire/ids.ts'
import type { ToldCategory } from '../../protocol/wire/rows/space.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'
import { createRowWindow } from './row-window.ts'

export const ALL_NOTIFICATIONS: NotificationFilter = { category: null, bookedBy: null }
/** One command takes as many (protocol/ipc). */
const IDS_PER_CALL = 500

/** The notifications of the location; `extra` counts those that are unread among all that the filter shows. */
export const useNotifications = createRowWindow<NotificationView, NotificationFilter, { unread: number }>({
  topics: ['notification', 'notificationMark', 'user', 'company', 'membership', 'outbox'],
  firstQuery: ALL_NOTIFICATIONS,
  rowKey: ({ id }) => id,
  read: async (query, offset, limit) => {
    const { notifications, total, unread } = await call('notifications.list', { ...query, offset, limit })
    return { rows: notifications, total, extra: { unread } }
  },
})

let filterRead: Promise<void> = Promise.resolve()

/** Shows the notifications by the filter that was kept, and keeps them up to date; the returned function stops it. */
export function watchNotifications(): () => void {
  let stop: (() => void) | null = null
  let left = false
  filterRead = call('notifications.filter', {})
    // Without it all are shown.
    .then(
      (query) => useNotifications.setState({ query }),
      () => undefined,
    )
    .then(() => {
      if (!left) stop = useNotifications.getState().watch()
    })
  return () => {
    left = true
    stop?.()
  }
}

/** Filters by something else, and keeps that for this account on this device (use case 2). */
export async function filterNotifications(change: Partial<NotificationFilter>): Promise<void> {
  const { query, ask } = useNotifications.getState()
  await Promise.all([ask(change), call('notifications.saveFilter', { ...query, ...change })])
}

/** Marks some notifications. */
export async function markNotifications(ids: NotificationId[], read: boolean): Promise<void> {
  for (let start = 0; start < ids.length; start += IDS_PER_CALL) {
    await call('notifications.mark', { ids: ids.slice(start, start + IDS_PER_CALL), read })
  }
}

/** Marks all unread ones that the filter shows. Out: which these were, so that it can be undone. */
export async function markAllRead(filter: NotificationFilter): Promise<NotificationId[]> {
  return (await call('notifications.mark', { ids: null, read: true, filter })).ids
}

/**
 * Where a notification stands in the list. When the filter leaves it out, all are shown, until the pane is opened again; null
 * when it is gone.
 */
export async function findNotification(id: NotificationId): Promise<number | null> {
  await filterRead
  const { query, ask } = useNotifications.getState()
  const { index } = await call('notifications.place', { id, ...query })
  if (index !== null) return index
  await ask(ALL_NOTIFICATIONS)
  return (await call('notifications.place', { id, ...ALL_NOTIFICATIONS })).index
}

/** What the user is not told of. */
export const useNotificationChoices = createReading<readonly ToldCategory[]>(
  ['notificationChoice', 'outbox'],
  async () => (await call('notifications.choices', {})).notTold,
)

/** To be told of something or not, on all of the user's devices. */
export async function chooseNotifications(category: ToldCategory, on: boolean): Promise<void> {
  const { value, reread } = useNotificationChoices.getState()
  // The switch moves under the finger; what was really kept is read again.
  const others = (value ?? []).filter((one) => one !== category)
  useNotificationChoices.setState({ value: on ? others : [...others, category] })
  try {
    await call('notifications.choose', { category, on })
  } finally {
    await reread()
  }
}
