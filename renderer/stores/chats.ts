import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { ChatRow } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

export type ChatFilter = CommandInput<'chats.list'>['filter']

/** The list of chats, newest first. */
export const useChats = createRowWindow<ChatRow, { filter: ChatFilter; query: string }>({
  topics: [
    'conversation',
    'message',
    'readMark',
    'user',
    'company',
    'membership',
    'booking',
    'outbox',
    'draft',
  ],
  firstQuery: { filter: 'all', query: '' },
  read: async (query, offset, limit) => {
    const { chats, total } = await call('chats.list', { ...query, offset, limit })
    return { rows: chats, total, extra: null }
  },
})

/** Keeps a chat bold in the list, or lets it be. */
export async function flagUnread(conversationId: ConversationId, unread: boolean): Promise<void> {
  await call('chats.flagUnread', { conversationId, unread })
}
