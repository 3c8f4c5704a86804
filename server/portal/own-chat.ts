import type { FastifyRequest } from 'fastify'
import { ConversationId, directConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { customerOf, guestSession } from '../http/asker.ts'
import { notFound } from '../http/refusal.ts'
import { chatsOfCustomer, type CustomerChat } from '../rules/customer-chats.ts'
import { directChatsOf, type DirectChat } from '../rules/direct-chats.ts'
import type { Queries } from '../database/database.ts'
import type { Actor } from '../sync/actor.ts'

/** A chat that somebody has in the portal: with a desk, or with another person. */
export type OwnChat = ({ kind: 'desk' } & CustomerChat) | ({ kind: 'direct' } & DirectChat)

/** Every chat of whoever asks. A visitor has the one that their link leads to, and no other. */
export async function ownChats(
  queries: Queries,
  { userId, conversationId }: Pick<Session, 'userId' | 'conversationId'>,
): Promise<OwnChat[]> {
  const desks = conversationId === null ? await chatsOfCustomer(queries, userId) : []
  const direct = await directChatsOf(queries, userId)
  const all: OwnChat[] = [
    ...desks.map((chat) => ({ kind: 'desk' as const, ...chat })),
    ...direct.map((chat) => ({ kind: 'direct' as const, ...chat })),
  ]
  if (conversationId === null) return all
  const begun = all.filter((chat) => chat.conversationId === conversationId)
  return begun.length > 0 ? begun : chatToBegin(queries, userId, conversationId)
}

/** The chat of a visitor's link in which nobody has written yet: the visitor may be the first. */
async function chatToBegin(
  queries: Queries,
  visitor: UserId,
  conversationId: ConversationId,
): Promise<OwnChat[]> {
  const hosts = await queries.query<{ id: UserId }>(
    `select distinct host_user_id as id from visits where visitor_user_id = $1 and status <> 'rejected'`,
    [visitor],
  )
  return hosts
    .filter(({ id }) => directConversationId(id, visitor) === conversationId)
    .map(({ id }) => ({ kind: 'direct', conversationId, otherUserId: id }))
}

/**
 * The chat that the address names, if it is the asker's own; else it is as if it were not there.
 * `beginsWith`: the person with whom a direct chat is to begin. Whether it may, the operation's own rules say.
 */
export async function ownChat(
  context: ServerContext,
  request: FastifyRequest,
  beginsWith: UserId | null = null,
): Promise<{ actor: Actor; chat: OwnChat }> {
  const session = await guestSession(context, request)
  const id = ConversationId.safeParse((request.params as { id?: unknown }).id)
  const chats = await ownChats(context.database, session)
  const chat = chats.find(({ conversationId }) => conversationId === id.data)
  if (chat !== undefined) return { actor: customerOf(session), chat }
  if (beginsWith === null || directConversationId(session.userId, beginsWith) !== id.data) throw notFound()
  return {
    actor: customerOf(session),
    chat: { kind: 'direct', conversationId: id.data, otherUserId: beginsWith },
  }
}

/** Who has this id in the address; refused like nobody when it is none. */
export function personIn(request: FastifyRequest): UserId {
  const id = UserId.safeParse((request.params as { userId?: unknown }).userId)
  if (!id.success) throw notFound()
  return id.data
}
