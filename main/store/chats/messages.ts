import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import {
  MESSAGE_COLUMNS,
  MESSAGE_JOINS,
  messageViews,
  WAITING_MESSAGES,
  type MessageColumns,
} from './message-view.ts'

type Verbs = Pick<Store, 'messagesPage' | 'messagesAfter' | 'messagesAround' | 'missingMessages'>

const OF_CHAT = 'm.chat = (SELECT key FROM chats WHERE conversation_id = @conversationId)'
const SELECT = `SELECT ${MESSAGE_COLUMNS} FROM messages m ${MESSAGE_JOINS} WHERE ${OF_CHAT}`
const BEFORE = `${SELECT} AND m.seq < @seq ORDER BY m.seq DESC LIMIT @limit`
const AFTER = `${SELECT} AND m.seq > @seq ORDER BY m.seq LIMIT @limit`

/** Pages of a thread: stored messages in the server's order; what waits comes behind the last, in the order of writing. */
export function messageVerbs(context: StoreContext): Verbs {
  const { cache, overlay, session } = context

  return {
    messagesPage: ({ conversationId, beforeSeq, limit }) => {
      overlay.refresh()
      const seq = beforeSeq ?? Number.MAX_SAFE_INTEGER
      const stored = cache.all<MessageColumns>(BEFORE, { conversationId, seq, limit }).reverse()
      return page(conversationId, stored, beforeSeq !== null)
    },

    messagesAfter: ({ conversationId, afterSeq, limit }) => {
      overlay.refresh()
      const stored = cache.all<MessageColumns>(AFTER, { conversationId, seq: afterSeq, limit })
      return page(conversationId, stored, (stored.at(-1)?.seq ?? afterSeq) < lastSeqOf(conversationId))
    },

    messagesAround: ({ conversationId, seq, limit }) => {
      overlay.refresh()
      const before = Math.floor(limit / 2)
      const older = cache.all<MessageColumns>(BEFORE, { conversationId, seq, limit: before }).reverse()
      const newer = cache.all<MessageColumns>(AFTER, { conversationId, seq: seq - 1, limit: limit - before })
      const stored = [...older, ...newer]
      return page(conversationId, stored, (stored.at(-1)?.seq ?? seq) < lastSeqOf(conversationId))
    },

    missingMessages: ({ conversationId, from, to }) => {
      const first = Math.max(1, from)
      const last = Math.min(to, lastSeqOf(conversationId))
      const have = cache
        .all<{ seq: number }>(
          `SELECT m.seq FROM messages m WHERE ${OF_CHAT} AND m.seq BETWEEN @first AND @last ORDER BY m.seq`,
          { conversationId, first, last },
        )
        .map(({ seq }) => seq)
      // Numbers have no gap: the first that isn't the next one shows what is missing.
      const lowest = have.findIndex((seq, index) => seq !== first + index)
      if (lowest === -1 && have.length === last - first + 1) return null
      if (last < first) return null
      const highest = have.findLastIndex((seq, index) => seq !== last - (have.length - 1 - index))
      return {
        from: lowest === -1 ? first + have.length : first + lowest,
        to: highest === -1 ? last - have.length : last - (have.length - 1 - highest),
      }
    },
  }

  function page(conversationId: ConversationId, stored: MessageColumns[], hasNewer: boolean) {
    const waiting = hasNewer
      ? []
      : cache.all<MessageColumns>(WAITING_MESSAGES, { conversationId, me: session.me() })
    return {
      messages: messageViews(context, [...stored, ...waiting]),
      // Numbers start at 1 without a gap: before a higher one there is more, here or on the server.
      hasOlder: (stored[0]?.seq ?? 1) > 1,
      hasNewer,
    }
  }

  function lastSeqOf(conversationId: ConversationId): number {
    const chat = cache.get<{ lastSeq: number | null }>(
      'SELECT last_seq AS lastSeq FROM chats WHERE conversation_id = @conversationId',
      { conversationId },
    )
    return chat?.lastSeq ?? 0
  }
}
