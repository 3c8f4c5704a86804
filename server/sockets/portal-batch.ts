import type { WireEvent } from '../../protocol/wire/events.ts'
import { deskConversationId, type ConversationId, type UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'

/** The conversation that an event changed for its customer; null for any other event, and for internal notes. */
export function conversationOf({ entity, entityId, body }: WireEvent): ConversationId | null {
  if (entity === 'conversation') return entityId as ConversationId
  if (entity === 'membership' && body !== null) {
    // What somebody may do at a location has changed: the page reads its chats again.
    const { locationId, userId } = body as MembershipRow
    return deskConversationId(locationId, { kind: 'user', id: userId })
  }
  if (entity !== 'message' && entity !== 'readMark' && entity !== 'signature') return null
  const { conversationId, kind } = body as { conversationId: ConversationId; kind?: string }
  return kind === 'note' ? null : conversationId
}

/** The host whose visit an event changed; null for any other event. */
export function hostOf({ entity, body }: WireEvent): UserId | null {
  return entity === 'visit' && body !== null ? (body as { hostUserId: UserId }).hostUserId : null
}
