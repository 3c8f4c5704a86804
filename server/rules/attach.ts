import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Database } from '../database/database.ts'
import type { Actor } from '../sync/actor.ts'
import { noSuchChat, requirePart } from '../sync/rights.ts'
import type { SyncStorage } from '../sync/storage.ts'
import { chatsOfCustomer } from './customer-chats.ts'

/**
 * Refuses whoever may not send files into a conversation. It may not exist yet, as its first message can carry files: then
 * a customer must be the one whose chat it will be, and an administrator must be allowed to reply somewhere. The message itself is
 * checked again when it is sent.
 */
export async function requireAttach(
  storage: SyncStorage,
  database: Database,
  actor: Actor,
  conversationId: ConversationId,
): Promise<void> {
  if (actor.side === 'customer') {
    const own = await chatsOfCustomer(database, actor.userId)
    if (own.some((chat) => chat.conversationId === conversationId)) return
    throw noSuchChat()
  }
  await storage.transaction(async (transaction) => {
    const conversation = await transaction.conversation(conversationId)
    if (conversation !== null) return requirePart(transaction, actor, conversation, 'chat.reply')
    const access = await transaction.access(actor.userId)
    if (!access?.locations.some((location) => location.permissions.includes('chat.reply'))) throw noSuchChat()
  })
}
