import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { chatOf } from '../chats/chat.ts'
import { CHAT_NOW } from '../chats/chat-now.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { whereIsChat } from '../outbox/where-is.ts'
import { StoreError } from '../store-error.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { DeskVerbs } from './desk-verbs.ts'

type ChatMark = Extract<OpBody, { type: 'chat.mark' }>

/** Who looks after a chat, and the own pin, mute and archive. A change takes the place of one that was never sent. */
export function assignVerbs(context: StoreContext): Pick<DeskVerbs, 'assign' | 'markChat'> {
  const { cache, outbox, overlay, session } = context

  return {
    assign: ({ conversationId, assigneeUserId }) => {
      const place = whereIsChat(context, conversationId, `conversation:${conversationId}`)
      if (!session.may('chat.assign', place.locationId)) {
        throw new StoreError('forbidden', 'You can’t assign chats here. An owner or manager can allow it.')
      }
      if (chatOf(context, conversationId)?.assigneeUserId === assigneeUserId) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        takeOpen(conversationId, 'conversation.assign')
        const body = { type: 'conversation.assign', conversationId, assigneeUserId } as const
        addEntry(context, { ...place, targetId: conversationId, body })
      })
      return touched(['conversation', 'outbox'], [conversationId])
    },

    markChat: ({ conversationId, pinned, mutedUntil, archived }) => {
      const place = whereIsChat(context, conversationId, `read:${conversationId}`)
      overlay.refresh()
      const lastSeq =
        cache.get<{ lastSeq: number | null }>(`SELECT chat.last_seq AS lastSeq FROM ${CHAT_NOW}`, {
          conversationId,
        })?.lastSeq ?? 0
      const marks = {
        ...(pinned === undefined ? {} : { pinned }),
        ...(mutedUntil === undefined ? {} : { mutedUntil }),
        ...(archived === undefined ? {} : { archivedSeq: archived ? lastSeq : null }),
      }
      if (Object.keys(marks).length === 0) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        const earlier = takeOpen(conversationId, 'chat.mark') as ChatMark[]
        const body = Object.assign({}, ...earlier, {
          type: 'chat.mark',
          conversationId,
          ...marks,
        }) as ChatMark
        addEntry(context, { ...place, targetId: conversationId, body })
      })
      return touched(['readMark', 'conversation', 'outbox'], [conversationId])
    },
  }

  /** Removes the entries of a type that were never sent, and says what they would have done. */
  function takeOpen(conversationId: ConversationId, type: OpBody['type']): OpBody[] {
    const open = entriesFor(outbox, conversationId).filter(
      (entry) => entry.body.type === type && isOpen(entry),
    )
    for (const { opId } of open) removeEntry(outbox, opId)
    return open.map(({ body }) => body)
  }
}
