import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { Typing } from '../../protocol/wire/requests.ts'

/** So often it is told at most that the user is writing in a chat. */
const TOLD_EVERY_MS = 3000

/** Tells the others that the user is writing, not at each key: `tell` is given what may go now. */
export function createOwnTyping(options: {
  tell(typing: Typing): void
  now(): number
}): (conversationId: ConversationId, userId: UserId) => void {
  const toldAt = new Map<ConversationId, number>()
  return (conversationId, userId) => {
    const now = options.now()
    const last = toldAt.get(conversationId)
    if (last !== undefined && now - last >= 0 && now - last < TOLD_EVERY_MS) return
    toldAt.set(conversationId, now)
    options.tell({ conversationId, userId })
  }
}
