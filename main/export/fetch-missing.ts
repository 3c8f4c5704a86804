import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'

/**
 * Fetches what a conversation lacks on this computer, newest first, for as long as the server answers and each answer
 * brings something. What is still missing afterwards, the transcript says. `progressed` hears how many messages are here.
 */
export async function fetchMissing(parts: {
  store: StoreClient
  loadOlder(conversationId: ConversationId, before: number): Promise<{ reached: boolean }>
  conversationId: ConversationId
  progressed(done: number, total: number): void
}): Promise<void> {
  const { store, loadOlder, conversationId, progressed } = parts
  const { lastSeq } = await store.chatHead({ conversationId })
  let before = Infinity
  for (;;) {
    const missing = await store.missingMessages({ conversationId, from: 1, to: lastSeq })
    if (missing === null || missing.to >= before) return
    before = missing.to
    progressed(lastSeq - missing.to, lastSeq)
    if (!(await loadOlder(conversationId, missing.to + 1)).reached) return
  }
}
