import type { NotificationFilter } from '../../../protocol/ipc/views.ts'
import { ALL_NOTIFICATIONS, markAllRead, markNotifications } from '../../stores/notifications.ts'
import { showToast, tellError } from '../../ui/toast.ts'

/** Marks all that the filter shows as read, and says how many with the way back. */
export function markAllWithUndo(filter: NotificationFilter = ALL_NOTIFICATIONS): void {
  markAllRead(filter).then((ids) => {
    if (ids.length === 0) return showToast('All of these were read already.')
    const what = ids.length === 1 ? '1 notification' : `${ids.length.toLocaleString('en-GB')} notifications`
    showToast(`${what} marked read.`, {
      action: { label: 'Undo', run: () => void markNotifications(ids, false).catch(tellError) },
    })
  }, tellError)
}
