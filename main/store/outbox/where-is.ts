import type { ConversationId, LocationId, MessageId } from '../../../protocol/wire/ids.ts'
import { chatOf } from '../chats/chat.ts'
import { idBytes } from '../chats/message-ids.ts'
import type { StoreContext } from '../context.ts'
import { allEntries, entriesFor } from './entries.ts'
import { StoreError } from '../store-error.ts'

interface Place {
  conversationId: ConversationId
  locationId: LocationId
  /** Where a change has to stand in line, so that it never overtakes what it changes (I6). */
  lane: string
}

/** Where a message is, stored or waiting. Throws for one that has gone or was unsent. */
export function whereIs({ cache, outbox }: StoreContext, messageId: MessageId): Place {
  const waiting = entriesFor(outbox, messageId).find((entry) => entry.body.type === 'message.send')
  if (waiting?.conversationId) {
    return { conversationId: waiting.conversationId, locationId: waiting.locationId, lane: waiting.lane }
  }
  const stored = cache.get<{
    conversationId: ConversationId
    locationId: LocationId
    deletedAt: number | null
  }>(
    `SELECT conversation_id AS conversationId, location_id AS locationId, deleted_at AS deletedAt
     FROM message_rows m JOIN chats ON chats.key = chat WHERE m.id = ${idBytes('@messageId')}`,
    { messageId },
  )
  if (!stored) throw new StoreError('notFound', 'This message is not on this device any more.')
  if (stored.deletedAt !== null) throw new StoreError('gone', 'This message was unsent and can’t be changed.')
  return { ...stored, lane: `conversation:${stored.conversationId}` }
}

/**
 * Where a change of a chat stands in line: in `lane`, unless the chat waits for its first message, then behind that.
 * Throws for a chat that nobody has written in.
 */
export function whereIsChat(context: StoreContext, conversationId: ConversationId, lane: string): Place {
  const chat = chatOf(context, conversationId)
  if (!chat) {
    throw new StoreError('notFound', 'This chat has no message yet. It begins with the first one.')
  }
  if (chat.exists) return { conversationId, locationId: chat.locationId, lane }
  const first = allEntries(context.outbox).find(
    (entry) => entry.body.type === 'message.send' && entry.conversationId === conversationId,
  )
  return { conversationId, locationId: chat.locationId, lane: first?.lane ?? lane }
}
