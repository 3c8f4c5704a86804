import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { MessageSide } from '../../protocol/wire/rows/chats.ts'

/**
 * Who asks, and as what: the same person may answer as an administrator in the app and write as a customer in the
 * portal. The side comes from the door that was used, never from the request.
 */
export interface Actor {
  userId: UserId
  side: MessageSide
  /** A visitor who was let in by a link reaches this conversation only. */
  onlyIn?: ConversationId
}
