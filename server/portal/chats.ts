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
import { MessageId, newId, UserId, type OpId } from '../../protocol/wire/ids.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { customerOf, guestSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { markDelivered } from '../sync/mark-delivered.ts'
import { requireShortText } from '../sync/message-length.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { apply } from './apply.ts'
import { chatList } from './chat-list.ts'
import { ownChat } from './own-chat.ts'
import { othersReadSeq, portalMessage, portalMessages } from './portal-chats.ts'

/** More than anybody types: a flood stops here and the desk stays quiet (security row 34). */
const MESSAGES_PER_USER = { tries: 60, windowMs: 60_000 }

/** What a customer may change about a message. */
type ChangeOf =
  | { type: 'message.edit'; text: string }
  | { type: 'message.unsend' }
  | { type: 'message.react'; emoji: string; on: boolean }

const MessagesQuery = z.object({
  before: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  with: UserId.optional(),
})

/** Somebody's own chats, with desks and with people: the list, the messages, sending and changing, and how far they have read. */
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
    const session = await guestSession(context, request)
    const { userId } = session
    countOne(userId)
    const id = MessageId.safeParse((request.params as { id?: unknown }).id)
    if (!id.success) throw notFound()
    await apply(sync, customerOf(session), opId, { ...body, messageId: id.data })
    return shown(id.data, userId)
  }

  app.get('/portal/api/chats', async (request): Promise<{ chats: PortalChat[] }> => {
    return { chats: await chatList(database, await guestSession(context, request)) }
  })

  app.get('/portal/api/chats/:id/messages', async (request): Promise<PortalMessages> => {
    const { before = 2_147_483_647, with: beginsWith } = read(MessagesQuery, request.query)
    const { actor, chat } = await ownChat(context, request, beginsWith ?? null)
    const { userId } = actor
    const page = await portalMessages(database, chat.conversationId, before, userId)
    const fromOthers = page.messages.findLast(({ own }) => !own)
    if (fromOthers !== undefined) await markDelivered(sync, actor, chat.conversationId, fromOthers.seq)
    return {
      ...page,
      deskReadSeq: await othersReadSeq(database, chat),
    }
  })

  app.post('/portal/api/chats/:id/messages', async (request): Promise<PortalMessage> => {
    requireShortText((request.body as { text?: unknown } | null)?.text)
    const body = read(PortalSend, request.body)
    const { opId, messageId, text, fileIds, replyToId } = body
    const { actor, chat } = await ownChat(context, request, body.directUserId ?? null)
    const { userId } = actor
    countOne(userId)
    await apply(sync, actor, opId, {
      type: 'message.send',
      messageId,
      conversationId: chat.conversationId,
      ...(chat.kind === 'desk'
        ? { desk: { locationId: chat.locationId, subject: chat.subject } }
        : { desk: null, direct: { userId: chat.otherUserId } }),
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
    const { actor, chat } = await ownChat(context, request)
    const { seq } = read(PortalRead, request.body)
    const { conversationId } = chat
    await apply(sync, actor, newId() as OpId, { type: 'read.mark', conversationId, seq })
    return {}
  })
}
