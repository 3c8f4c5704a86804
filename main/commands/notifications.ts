import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

export function notificationCommands(session: Session, changed: Changed): Section<'notifications'> {
  const store = () => session.account().store
  return {
    'notifications.list': async (input) => store().notificationsList(input),
    'notifications.place': async (input) => store().notificationPlace(input),
    'notifications.mark': async (input) => changed(store().markNotifications(input)),
  }
}
