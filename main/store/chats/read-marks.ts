import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { chatOf } from './chat.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { CHAT_NOW } from './chat-now.ts'

type Mark = Extract<OpBody, { type: 'read.mark' | 'read.flag' }>

/** How far the user has read, and the flag "mark unread", which is a mark of its own. */
export function readMarkVerbs(context: StoreContext): Pick<Store, 'markRead' | 'flagUnread'> {
  const { cache, outbox, overlay, session } = context

  return {
    markRead: ({ conversationId, seq }) => {
      const now = marksOf(conversationId)
      // Never past what is stored here, never back (I11).
      const reached = Math.min(seq, now.lastSeq)
      const marks: Mark[] = []
      if (reached > now.readSeq) marks.push({ type: 'read.mark', conversationId, seq: reached })
      // Reading a chat takes its flag away.
      if (now.flagged === 1) marks.push({ type: 'read.flag', conversationId, unread: false })
      return write(conversationId, marks)
    },

    flagUnread: ({ conversationId, unread }) => {
      const flagged = marksOf(conversationId).flagged === 1
      return write(conversationId, flagged === unread ? [] : [{ type: 'read.flag', conversationId, unread }])
    },
  }

  function marksOf(conversationId: ConversationId): { readSeq: number; lastSeq: number; flagged: number } {
    overlay.refresh()
    return (
      cache.get(
        `SELECT chat.read_seq AS readSeq, chat.flagged_unread AS flagged, coalesce(chat.last_seq, 0) AS lastSeq
         FROM ${CHAT_NOW}`,
        { conversationId },
      ) ?? { readSeq: 0, lastSeq: 0, flagged: 0 }
    )
  }

  /** A mark takes the place of one of its kind that was never sent: reading on for an hour offline leaves one entry. */
  function write(conversationId: ConversationId, marks: Mark[]) {
    if (marks.length === 0) return NOTHING_TOUCHED
    overlay.outdate()
    outbox.transaction(() => {
      for (const body of marks) {
        for (const entry of entriesFor(outbox, conversationId)) {
          if (entry.body.type === body.type && isOpen(entry)) removeEntry(outbox, entry.opId)
        }
        const locationId = chatOf(context, conversationId)?.locationId ?? session.here()
        const lane = `read:${conversationId}`
        addEntry(context, { lane, targetId: conversationId, conversationId, locationId, body })
      }
    })
    return touched(['readMark', 'outbox'], [conversationId])
  }
}
