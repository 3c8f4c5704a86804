import type { ConversationId, NotificationId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { chatOf } from './chat.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import type { Store } from '../store.ts'
import { NOTIFICATION_READ } from '../space/notification-read.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { CHAT_NOW } from './chat-now.ts'
import { idBytes } from './message-ids.ts'

type Mark = Extract<OpBody, { type: 'read.mark' | 'read.flag' | 'notification.mark' }>

/** Unread rows of Notifications that tell of a signed copy whose message is read. */
const COPIES_READ = `SELECT n.id FROM signatures s JOIN notifications n ON n.signature_id = s.id
  JOIN message_rows m ON m.id = ${idBytes(`json_extract(s.signed, '$.messageId')`)}
  WHERE s.conversation_id = @conversationId AND n.kind = 'signature.sealed' AND m.seq <= @reached AND ${NOTIFICATION_READ} = 0`

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
      // Whoever has read the message with a signed copy needs no row that tells of it.
      const notificationIds = cache
        .all<{ id: NotificationId }>(COPIES_READ, { conversationId, reached, me: session.me() })
        .map(({ id }) => id)
      if (notificationIds.length > 0) marks.push({ type: 'notification.mark', notificationIds, read: true })
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
        const locationId = chatOf(context, conversationId)?.locationId ?? session.here()
        if (body.type === 'notification.mark') {
          const lane = 'notifications'
          addEntry(context, { lane, targetId: lane, conversationId: null, locationId, body })
          continue
        }
        for (const entry of entriesFor(outbox, conversationId)) {
          if (entry.body.type === body.type && isOpen(entry)) removeEntry(outbox, entry.opId)
        }
        const lane = `read:${conversationId}`
        addEntry(context, { lane, targetId: conversationId, conversationId, locationId, body })
      }
    })
    const hasNews = marks.some(({ type }) => type === 'notification.mark')
    return touched(
      ['readMark', ...(hasNews ? (['notificationMark'] as const) : []), 'outbox'],
      [conversationId],
    )
  }
}
