import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

/** What was typed and not sent. */
export async function readDraft(conversationId: ConversationId): Promise<string> {
  return (await call('drafts.get', { conversationId })).text
}

/** Keeps what is typed; answers when it is on disk. */
export async function saveDraft(conversationId: ConversationId, text: string): Promise<void> {
  await call('drafts.save', { conversationId, text })
}
