import type { MessageId } from '../../../protocol/wire/ids.ts'
import { Reaction } from '../../../protocol/wire/rows/chats.ts'
import type { StoreContext } from '../context.ts'
import type { DeskVerbs } from '../desk/desk-verbs.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { whereIs } from '../outbox/where-is.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import { idBytes } from './message-ids.ts'
import { reactionsShown } from './reactions-shown.ts'

/** Reactions to messages. */
export function reactionVerbs(context: StoreContext): Pick<DeskVerbs, 'react'> {
  const { cache, outbox, overlay, session } = context

  return {
    react: ({ messageId, emoji, on }) => {
      if (!Reaction.shape.emoji.safeParse(emoji).success) {
        throw new StoreError('badRequest', 'This is no single emoji. Choose one from the list.')
      }
      const { conversationId, locationId, lane } = whereIs(context, messageId)
      overlay.outdate()
      outbox.transaction(() => {
        // Set and taken back before it was sent: nothing to tell anybody.
        for (const entry of entriesFor(outbox, messageId)) {
          const { body } = entry
          if (body.type === 'message.react' && body.emoji === emoji && isOpen(entry)) {
            removeEntry(outbox, entry.opId)
          }
        }
        if (isOn(messageId, emoji) === on) return
        const body = { type: 'message.react', messageId, emoji, on } as const
        addEntry(context, { lane, targetId: messageId, conversationId, locationId, body })
      })
      overlay.outdate()
      return touched(['message', 'outbox'], [conversationId])
    },
  }

  function isOn(messageId: MessageId, emoji: string): boolean {
    overlay.refresh()
    const me = session.me()
    const row = cache.get<{ reactions: string | null }>(
      `SELECT reactions FROM message_rows WHERE id = ${idBytes('@messageId')}`,
      { messageId },
    )
    const stored = row?.reactions ? (JSON.parse(row.reactions) as Reaction[]) : []
    const waiting = cache.all<{ emoji: string; on: number }>(
      'SELECT emoji, is_on AS "on" FROM temp.waiting_reactions WHERE message_id = @messageId',
      { messageId },
    )
    return reactionsShown(stored, waiting, me).some(
      (reaction) => reaction.emoji === emoji && reaction.userIds.includes(me),
    )
  }
}
