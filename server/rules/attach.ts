import {
  directConversationId,
  feedPlaceId,
  LocationId,
  photoPlaceId,
  type ConversationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { Database } from '../database/database.ts'
import type { Actor } from '../sync/actor.ts'
import { noSuchChat, requirePart, requireRightThere } from '../sync/rights.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { chatsOfCustomer } from './customer-chats.ts'
import { feedPartOf } from './feed-part.ts'

/**
 * Refuses whoever may not send files into a conversation. It may not exist yet, as its first message can carry files: then
 * a customer must be the one whose chat it will be, an administrator must be allowed to reply somewhere, and whoever names
 * `directUserId` must be allowed to start that direct chat, whatever their role at a desk. The message itself is checked again when it is sent.
 */
export async function requireAttach(
  storage: SyncStorage,
  database: Database,
  actor: Actor,
  conversationId: ConversationId,
  directUserId: UserId | undefined,
): Promise<void> {
  if (actor.onlyIn === undefined && conversationId === photoPlaceId(actor.userId)) return
  if (actor.onlyIn === undefined && (await mayAttachToFeed(storage, actor, conversationId))) return
  // Read before the transaction: on PGlite one runs at a time.
  const own = actor.side === 'customer' ? await chatsOfCustomer(database, actor.userId) : []
  await storage.transaction(async (transaction) => {
    // A picture of an Information page is named by its location, where a message's file is by its conversation.
    const location = LocationId.parse(conversationId)
    if ((await transaction.location(location)) !== null) {
      return requireRightThere(transaction, actor, location, 'location.write', noSuchChat())
    }
    const conversation = await transaction.conversation(conversationId)
    if (conversation !== null) return requirePart(transaction, actor, conversation, 'chat.reply')
    if (actor.onlyIn !== undefined && actor.onlyIn !== conversationId) throw noSuchChat()
    if (directUserId !== undefined && directConversationId(actor.userId, directUserId) === conversationId) {
      if (await transaction.mayStartDirect(actor.userId, directUserId)) return
      throw noSuchChat()
    }
    if (actor.side === 'customer') {
      if (own.some((chat) => chat.conversationId === conversationId)) return
      throw noSuchChat()
    }
    const access = await transaction.access(actor.userId)
    if (!access?.locations.some((location) => location.permissions.includes('chat.reply'))) throw noSuchChat()
  })
}

/** Whether the place of the upload is the feed of a location in which the actor may post at this moment. */
function mayAttachToFeed(storage: SyncStorage, actor: Actor, place: ConversationId): Promise<boolean> {
  return storage.transaction(async (transaction) => {
    const memberships = await transaction.membershipsOf([actor.userId])
    const here = memberships.find(({ locationId }) => feedPlaceId(locationId) === place)
    if (here === undefined) return false
    const part = await feedPartOf(transaction, actor, here.locationId)
    return part === 'write' || part === 'run'
  })
}
