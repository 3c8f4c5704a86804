import type { Session } from '../session/session.ts'
import type { Section } from './table.ts'
import type { Changed } from './changed.ts'

type ChatCommands = Omit<Section<'chats'>, 'chats.export' | 'chats.print' | 'chats.stopExport'>

export function chatCommands(session: Session, changed: Changed): ChatCommands {
  const store = () => session.account().store
  return {
    'chats.list': async (input) => store().chatsList(input),
    'chats.head': async (input) => store().chatHead(input),
    'chats.openDirect': async (input) => store().chatOpenDirect(input),
    'chats.open': async (input) => store().chatOpen(input),
    'chats.markRead': async (input) => changed(store().markRead(input)),
    'chats.flagUnread': async (input) => changed(store().flagUnread(input)),
    'chats.assign': async (input) => changed(store().assign(input)),
    'chats.mark': async (input) => changed(store().markChat(input)),
    /** A note is for colleagues: that one is being written is nobody else's to know. */
    async 'chats.typing'({ conversationId }) {
      const { kind } = await store().draft({ conversationId })
      if (kind === 'text') session.account().typing(conversationId)
      return {}
    },
  }
}
