import type { Draft, UnfinishedPlace } from '../../protocol/ipc/views.ts'
import type { ConversationId, LocationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { whenChanged } from './rereading.ts'

/** What was written and not sent, as what, and in answer to what. */
export async function readDraft(conversationId: ConversationId): Promise<Draft> {
  return call('drafts.get', { conversationId })
}

/** Keeps what is written; answers when it is on disk. */
export async function saveDraft(conversationId: ConversationId, draft: Draft): Promise<void> {
  await call('drafts.save', { conversationId, ...draft })
}

/** Calls `reread` when a draft was changed, by this window or when a held message was taken back. */
export function whenDraftChanged(conversationId: ConversationId, reread: () => void): () => void {
  return whenChanged(['draft'], reread, ({ conversationIds }) => conversationIds.includes(conversationId))
}

/** Where a text is written that is no message. */
export interface UnfinishedKey {
  place: UnfinishedPlace
  locationId: LocationId
}

/** What is being written there; an empty text when nothing is. */
export async function readUnfinished(key: UnfinishedKey): Promise<string> {
  return (await call('desk.unfinished', key)).text
}

/** Keeps it; answers when it is on disk. */
export async function saveUnfinished(key: UnfinishedKey, text: string): Promise<void> {
  await call('desk.saveUnfinished', { ...key, text })
}
