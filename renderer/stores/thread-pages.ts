import type { ChatHead, MessagePage, MessageView } from '../../protocol/ipc/views.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

const FIRST_PAGE = 60
const PAGE_MAX = 200

/** How many messages the first page needs so that the first unread one is on it, up to what main gives at once. */
export function unreadLimit(head: ChatHead): number {
  return Math.min(PAGE_MAX, Math.max(FIRST_PAGE, head.lastSeq - head.readSeq + 20))
}

/**
 * Reads a conversation again from its end down to `oldestSeq`, which is null when nothing was read yet: then one page
 * of `firstLimit` is enough. Everything shown is renewed, so that an edit of an old message is seen, too.
 */
export async function readDownTo(
  conversationId: ConversationId,
  oldestSeq: number | null,
  firstLimit: number,
): Promise<{ messages: MessageView[]; hasOlder: boolean }> {
  const limit = oldestSeq === null ? firstLimit : PAGE_MAX
  let messages: MessageView[] = []
  let beforeSeq: number | null = null
  for (;;) {
    const page: MessagePage = await call('messages.page', { conversationId, beforeSeq, limit })
    const stored = page.messages.filter((message) => message.seq !== null)
    messages = [...(beforeSeq === null ? page.messages : stored), ...messages]
    const first: number | null = stored[0]?.seq ?? null
    if (oldestSeq === null || !page.hasOlder || first === null) return { messages, hasOlder: page.hasOlder }
    if (first <= oldestSeq) {
      const kept = messages.filter((message) => message.seq === null || message.seq >= oldestSeq)
      return { messages: kept, hasOlder: page.hasOlder || kept.length < messages.length }
    }
    beforeSeq = first
  }
}
