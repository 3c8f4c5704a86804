import type { Colleague, SavedReplyView } from '../../protocol/ipc/views.ts'
import type { ConversationId, SavedReplyId, Subject } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createReading } from './reading.ts'

/** The administrators of the current location who may read chats: to assign to, and to mention. */
export const useColleagues = createReading<Colleague[]>(['user', 'membership'], async () => {
  return (await call('desk.colleagues', {})).people
})

/** The saved replies of the location as they were written, to be managed. */
export const useSavedReplies = createReading<SavedReplyView[]>(['savedReply', 'outbox'], () => {
  return savedRepliesFor(null)
})

/** The saved replies, filled in for one conversation; `subject` is whose it is, when it may not have a message yet. */
export async function savedRepliesFor(
  conversationId: ConversationId | null,
  subject: Subject | null = null,
): Promise<SavedReplyView[]> {
  return (await call('desk.savedReplies', { conversationId, subject })).replies
}

/** Keeps a saved reply, a new one when `id` is null. */
export async function saveReply(id: SavedReplyId | null, title: string, text: string): Promise<void> {
  await call('desk.saveReply', { id, title, text })
}

/** Removes a saved reply for everybody at the location. */
export async function removeReply(id: SavedReplyId): Promise<void> {
  await call('desk.removeReply', { id })
}
