import { Bell } from 'lucide-react'
import type { NotificationFilter } from '../../../protocol/ipc/views.ts'
import { ALL_NOTIFICATIONS, filterNotifications } from '../../stores/notifications.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { tellError } from '../../ui/toast.ts'
import { PaneNothing } from '../pane-states/index.ts'

/** In place of the list when it is empty: because nothing happened, or because of the filter, with the way out. */
export function NoNotifications({ filter }: { filter: NotificationFilter }) {
  const icon = <Bell size={20} strokeWidth={1.75} />
  return (
    <PaneNothing what="Notifications">
      {filter.category === null && filter.bookedBy === null ? (
        <EmptyState icon={icon} title="Nothing happened yet">
          Bookings, visits, invoices, contracts and events appear here.
        </EmptyState>
      ) : (
        <EmptyState
          icon={icon}
          title="Nothing fits these filters"
          action={
            <Button onClick={() => void filterNotifications(ALL_NOTIFICATIONS).catch(tellError)}>
              Show all notifications
            </Button>
          }
        />
      )}
    </PaneNothing>
  )
}
