import type { ConversationId } from '../../../protocol/wire/ids.ts'
import { idBytes } from '../chats/message-ids.ts'

/**
 * SQL: the request that the notification `n` tells of, as `about`, and the message to look at, as `card`: the one with the
 * signed copy where it tells of that, else the one that carries the request's card.
 */
export const CARD_JOINS = `LEFT JOIN signatures about ON about.id = n.signature_id
  LEFT JOIN message_rows card ON card.id = ${idBytes(
    `iif(n.kind = 'signature.sealed', json_extract(about.signed, '$.messageId'), about.message_id)`,
  )}`

/** What is read of them: `about.conversation_id` and `card.seq`. */
export interface CardColumns {
  conversationId: ConversationId | null
  cardSeq: number | null
}

/** Where that message is; null for other notifications. Without `seq` its message is not on this device yet. */
export function cardOf(read: CardColumns): { conversationId: ConversationId; seq: number | null } | null {
  const { conversationId, cardSeq } = read
  return conversationId === null ? null : { conversationId, seq: cardSeq }
}
