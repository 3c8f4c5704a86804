import type { MessageId } from '../../../protocol/wire/ids.ts'
import { aboutMessage } from '../../../protocol/wire/ops.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, allEntries, removeEntry, type StoredEntry } from './entries.ts'

/**
 * What waits for a message that waits itself: answers to it, reactions and edits, and what waits for those; in the order
 * of writing. None of it has been sent, as sync sends the message first.
 */
function dependentsOf(context: StoreContext, messageId: MessageId): StoredEntry[] {
  const awaited = new Set([messageId])
  return allEntries(context.outbox).filter(({ body, state }) => {
    const root = aboutMessage(body)
    if (root === null || !awaited.has(root) || state === 'parked') return false
    if (body.type === 'message.send') awaited.add(body.messageId)
    return true
  })
}

/** Writes them again behind the message, which has just got a new place. Inside a transaction of the caller. */
export function moveDependents(context: StoreContext, messageId: MessageId): void {
  for (const entry of dependentsOf(context, messageId)) {
    const { opId, lane, targetId, conversationId, locationId, body, heldUntil } = entry
    removeEntry(context.outbox, opId)
    const state = entry.state === 'uploading' ? 'uploading' : 'queued'
    addEntry(context, { lane, targetId, conversationId, locationId, body, heldUntil, state })
  }
}

/** The message is taken back: what changes it goes with it, and an answer to it stays, answering nothing. */
export function releaseDependents(context: StoreContext, messageId: MessageId): void {
  for (const entry of dependentsOf(context, messageId)) {
    const { opId, lane, targetId, conversationId, locationId, body, heldUntil } = entry
    if (aboutMessage(body) !== messageId) continue
    removeEntry(context.outbox, opId)
    if (body.type !== 'message.send') continue
    const state = entry.state === 'uploading' ? 'uploading' : 'queued'
    const free = { ...body, replyToId: null }
    addEntry(context, { lane, targetId, conversationId, locationId, body: free, heldUntil, state })
  }
}
