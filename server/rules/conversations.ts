import type { ErrorCode } from '../../protocol/wire/errors.ts'
import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { Permission } from '../../protocol/wire/rows/people.ts'

/** What is known of a conversation and the person who asks, at this moment. */
export interface ConversationFacts {
  conversation: Pick<ConversationRow, 'kind' | 'locationId' | 'participantIds'>
  userId: UserId
  /** What the person may do as an administrator of the conversation's location; empty for anybody else. */
  permissions: readonly Permission[]
  /** Whether a desk chat is the person's own: they are its customer, or belong to the company that is. */
  isCustomer: boolean
  /** False while chats are switched off for the location. */
  chatsOn: boolean
}

/** Yes, and as whom; or no, and why, in a sentence that the person may read. */
export type Ruling =
  { allowed: true; side: 'desk' | 'customer' } | { allowed: false; code: ErrorCode; reason: string }

const NOT_FOUND: Ruling = { allowed: false, code: 'notFound', reason: 'This conversation is not available.' }

/**
 * Who may read a conversation: for a desk chat its customer and the location's administrators with the chat permission;
 * for a direct chat its two participants and nobody else (mission.md, "desk chat", "direct chat").
 * One who may not is told the same as if it were not there (security row 26).
 */
export function mayRead(facts: ConversationFacts): Ruling {
  if (facts.conversation.kind === 'direct') {
    return facts.conversation.participantIds.includes(facts.userId)
      ? { allowed: true, side: 'customer' }
      : NOT_FOUND
  }
  if (facts.permissions.includes('chat.read')) return { allowed: true, side: 'desk' }
  return facts.isCustomer ? { allowed: true, side: 'customer' } : NOT_FOUND
}

/** Who may write in a conversation: whoever may read it, with the right to reply, while chats are on. */
export function mayWrite(facts: ConversationFacts): Ruling {
  const reading = mayRead(facts)
  if (!reading.allowed) return reading
  if (!facts.chatsOn) {
    return { allowed: false, code: 'chatsOff', reason: 'Chats are switched off at this location.' }
  }
  if (reading.side === 'desk' && !facts.permissions.includes('chat.reply')) {
    return { allowed: false, code: 'forbidden', reason: 'You may read chats here, but not reply.' }
  }
  return reading
}

/** The permissions of an administrator at one location; none for anybody else. */
export function permissionsAt(
  locations: readonly { locationId: LocationId; permissions: readonly Permission[] }[],
  locationId: LocationId,
): readonly Permission[] {
  return locations.find((location) => location.locationId === locationId)?.permissions ?? []
}
