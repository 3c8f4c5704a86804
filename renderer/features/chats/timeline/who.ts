import type { ConversationId, UserId } from '../../../../protocol/wire/ids.ts'

/** Whose chat a timeline shows, as far as a single message needs to know; it stays the same object while that does. */
export interface Who {
  conversationId: ConversationId
  /** Who looks at it; null for a moment while nobody is signed in. */
  me: UserId | null
  /** The customer's whole name. */
  name: string
  /** What to call the customer inside a sentence. */
  firstName: string
  timeZone: string
  /** Null when writing is allowed: only then can a message be answered or changed. */
  cannotWrite: string | null
}
