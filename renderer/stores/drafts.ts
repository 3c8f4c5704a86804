import type { Draft, UnfinishedPlace } from '../../protocol/ipc/views.ts'
import type { ConversationId, LocationId } from '../../protocol/wire/ids.ts'
import { call, CommandError } from '../app/bridge.ts'
import { whenChanged } from './rereading.ts'

const TRY_AGAIN_MS = 5000

/** Drafts that are not on the disk, because it is full or broken: here they outlive the box that they were typed in. */
const unsaved = new Map<ConversationId, Draft>()
let tryingAgain: ReturnType<typeof setTimeout> | undefined

/** What was written and not sent, as what, and in answer to what. */
export async function readDraft(conversationId: ConversationId): Promise<Draft> {
  return unsaved.get(conversationId) ?? call('drafts.get', { conversationId })
}

/** Keeps what is written; answers when it is on disk. What the disk does not take is tried again. */
export async function saveDraft(conversationId: ConversationId, draft: Draft): Promise<void> {
  unsaved.set(conversationId, draft)
  try {
    await call('drafts.save', { conversationId, ...draft })
    if (unsaved.get(conversationId) === draft) unsaved.delete(conversationId)
  } catch (error) {
    // Whoever signs in next must not be given it.
    if (error instanceof CommandError && error.code === 'signedOut') unsaved.delete(conversationId)
    tryingAgain ??= setTimeout(saveUnsaved, TRY_AGAIN_MS)
    throw error
  }
}

/** Another person is shown now, who must not find them. */
export function forgetUnsavedDrafts(): void {
  unsaved.clear()
}

function saveUnsaved(): void {
  tryingAgain = undefined
  for (const [conversationId, draft] of unsaved) saveDraft(conversationId, draft).catch(() => undefined)
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
