import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  PortalEdit,
  PortalReact,
  PortalRead,
  PortalSend,
  PortalUnsend,
  type PortalChat,
  type PortalMessage,
  type PortalMessages,
} from '../../protocol/wire/http.ts'
import { ConversationId, MessageId, newId, type OpId, type UserId } from '../../protocol/wire/ids.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { chatsOfCustomer, type CustomerChat } from '../rules/customer-chats.ts'
import { markDelivered } from '../sync/mark-delivered.ts'
import { requireShortText } from '../sync/message-length.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { applyAsCustomer } from './apply.ts'
import { deskReadSeq, portalChat, portalMessage, portalMessages } from './portal-chats.ts'

/** More than anybody types: a flood stops here and the desk stays quiet (security row 34). */
const MESSAGES_PER_USER = { tries: 60, windowMs: 60_000 }

/** What a customer may change about a message. */
type ChangeOf =
  | { type: 'message.edit'; text: string }
  | { type: 'message.unsend' }
  | { type: 'message.react'; emoji: string; on: boolean }

const MessagesQuery = z.object({ before: z.coerce.number().int().positive().max(2_147_483_647).optional() })

/** A customer's own chats: the list, the messages, sending and changing, and how far they have read. */
export function addPortalChats(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database } = context
  const sent = new Throttle(MESSAGES_PER_USER, context.now)

  const countOne = (userId: UserId) => {
    if (!sent.allows(userId)) throw tooManyTries('a minute')
    sent.count(userId)
  }
  const shown = async (id: MessageId, userId: UserId): Promise<PortalMessage> => {
    const message = await portalMessage(database, id, userId)
    if (message === null) throw notFound()
    return message
  }
  /** Changes a message of the asker's own chats: whether it is one, the operation's own rules say. */
  const change = async (request: FastifyRequest, opId: OpId, body: ChangeOf): Promise<PortalMessage> => {
    const { userId } = await portalSession(context, request)
    countOne(userId)
    const id = MessageId.safeParse((request.params as { id?: unknown }).id)
    if (!id.success) throw notFound()
    await applyAsCustomer(sync, userId, opId, { ...body, messageId: id.data })
    return shown(id.data, userId)
  }

  app.get('/portal/api/chats', async (request): Promise<{ chats: PortalChat[] }> => {
    const { userId } = await portalSession(context, request)
    const chats: PortalChat[] = []
    for (const chat of await chatsOfCustomer(database, userId)) {
      const shown = await portalChat(database, chat, userId)
      if (shown !== null) chats.push(shown)
    }
    chats.sort((a, b) => (b.last?.at ?? 0) - (a.last?.at ?? 0))
    return { chats }
  })

  app.get('/portal/api/chats/:id/messages', async (request): Promise<PortalMessages> => {
    const { userId, chat } = await ownChat(context, request)
    const { before = 2_147_483_647 } = read(MessagesQuery, request.query)
    const page = await portalMessages(database, chat.conversationId, before, userId)
    const fromDesk = page.messages.findLast(({ side }) => side === 'desk')
    if (fromDesk !== undefined) {
      await markDelivered(sync, { userId, side: 'customer' }, chat.conversationId, fromDesk.seq)
    }
    return {
      ...page,
      deskReadSeq: await deskReadSeq(database, chat),
    }
  })

  app.post('/portal/api/chats/:id/messages', async (request): Promise<PortalMessage> => {
    const { userId, chat } = await ownChat(context, request)
    requireShortText((request.body as { text?: unknown } | null)?.text)
    const { opId, messageId, text, fileIds, replyToId } = read(PortalSend, request.body)
    countOne(userId)
    await applyAsCustomer(sync, userId, opId, {
      type: 'message.send',
      messageId,
      conversationId: chat.conversationId,
      desk: { locationId: chat.locationId, subject: chat.subject },
      kind: 'text',
      text,
      fileIds,
      replyToId,
    })
    return shown(messageId, userId)
  })

  app.put('/portal/api/messages/:id', (request): Promise<PortalMessage> => {
    requireShortText((request.body as { text?: unknown } | null)?.text)
    const { opId, text } = read(PortalEdit, request.body)
    return change(request, opId, { type: 'message.edit', text })
  })

  app.post('/portal/api/messages/:id/unsend', (request): Promise<PortalMessage> => {
    const { opId } = read(PortalUnsend, request.body)
    return change(request, opId, { type: 'message.unsend' })
  })

  app.post('/portal/api/messages/:id/reactions', (request): Promise<PortalMessage> => {
    const { opId, emoji, on } = read(PortalReact, request.body)
    return change(request, opId, { type: 'message.react', emoji, on })
  })

  app.post('/portal/api/chats/:id/read', async (request) => {
    const { userId, chat } = await ownChat(context, request)
    const { seq } = read(PortalRead, request.body)
    const { conversationId } = chat
    await applyAsCustomer(sync, userId, newId() as OpId, { type: 'read.mark', conversationId, seq })
    return {}
  })
}

/** The chat that the address names, if it is the asker's own; else it is as if it were not there. */
async function ownChat(
  context: ServerContext,
  request: FastifyRequest,
): Promise<{ userId: UserId; chat: CustomerChat }> {
  const { userId } = await portalSession(context, request)
  const id = ConversationId.safeParse((request.params as { id?: unknown }).id)
  const chats = await chatsOfCustomer(context.database, userId)
  const chat = chats.find(({ conversationId }) => conversationId === id.data)
  if (chat === undefined) throw notFound()
  return { userId, chat }
}
