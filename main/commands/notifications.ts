import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function notificationCommands(
  session: Session,
  changed: Changed,
): Section<'notifications'> & Section<'bookings'> {
  const store = () => session.account().store
  return {
    'notifications.list': async (input) => store().notificationsList(input),
    'notifications.place': async (input) => store().notificationPlace(input),
    async 'notifications.mark'(input) {
      const { ids, touched } = await store().markNotifications(input)
      await changed(Promise.resolve(touched))
      return { ids }
    },
    'notifications.filter': async () => store().notificationFilter(),
    async 'notifications.saveFilter'(input) {
      await store().saveNotificationFilter(input)
      return {}
    },
    'notifications.choices': async () => store().notificationChoices(),
    'notifications.choose': async (input) => changed(store().chooseNotifications(input)),
    'bookings.get': async (input) => store().booking(input),
  }
}
