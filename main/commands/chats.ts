import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'
import type { Changed } from './changed.ts'

export function chatCommands(session: Session, changed: Changed): Section<'chats'> {
  const store = () => session.account().store
  return {
    'chats.list': async (input) => store().chatsList(input),
    'chats.head': async (input) => store().chatHead(input),
    'chats.open': async (input) => store().chatOpen(input),
    'chats.markRead': async (input) => changed(store().markRead(input)),
    'chats.flagUnread': async (input) => changed(store().flagUnread(input)),
  }
}
