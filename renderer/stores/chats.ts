import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { ChatRow } from '../../protocol/ipc/views.ts'
import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
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
    'visit',
    'followUp',
    'outbox',
    'draft',
  ],
  firstQuery: { filter: 'all', query: '' },
  rowKey: ({ conversationId }) => conversationId,
  read: async (query, offset, limit) => {
    const { chats, total } = await call('chats.list', { ...query, offset, limit })
    return { rows: chats, total, extra: null }
  },
})

/** Keeps a chat bold in the list, or lets it be. */
export async function flagUnread(conversationId: ConversationId, unread: boolean): Promise<void> {
  await call('chats.flagUnread', { conversationId, unread })
}

/** One's own pin, mute and archive; what is left out stays. */
export async function markChat(
  conversationId: ConversationId,
  mark: Omit<CommandInput<'chats.mark'>, 'conversationId'>,
): Promise<void> {
  await call('chats.mark', { conversationId, ...mark })
}

/** Gives a chat to an administrator, or to nobody. */
export async function assignChat(
  conversationId: ConversationId,
  assigneeUserId: UserId | null,
): Promise<void> {
  await call('chats.assign', { conversationId, assigneeUserId })
}

/** Marks everything read that is there now. */
export async function markAllRead(conversationId: ConversationId): Promise<void> {
  const { lastSeq, readSeq, flaggedUnread } = await call('chats.head', { conversationId })
  if (lastSeq > readSeq) await call('chats.markRead', { conversationId, seq: lastSeq })
  if (flaggedUnread) await flagUnread(conversationId, false)
}
