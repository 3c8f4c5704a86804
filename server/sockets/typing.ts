import type { Server, Socket } from 'socket.io'
import { PORTAL_NAMESPACE, type PortalTyping } from '../../protocol/wire/http.ts'
import { userStream, type ConversationId, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { Typing } from '../../protocol/wire/requests.ts'
import { accessOf } from '../auth/accounts.ts'
import type { ServerContext } from '../context.ts'
import { customersOf } from '../rules/customer-chats.ts'
import { chatRooms, customerRoom, streamRoom, userOf } from './rooms.ts'

type Parts = Pick<ServerContext, 'database'>

/**
 * Tells the others who read chats at the location, and the customer, that an administrator is typing a reply. Never stored, and
 * lost without harm. One may only say it of oneself, and of a desk chat where one watches and may reply.
 */
export async function relayDeskTyping(
  io: Server,
  socket: Socket,
  { database }: Parts,
  typing: Typing,
): Promise<void> {
  const userId = userOf(socket)
  if (typing.userId !== userId) return
  if (await relayDirectTyping(io, socket, { database }, typing.conversationId)) return
  const locationId = await locationOf(database, typing.conversationId)
  if (locationId === null) return
  const watching = chatRooms(locationId)
  if (!watching.some((room) => socket.rooms.has(room))) return
  const access = await accessOf(database, userId)
  const here = access?.locations.find((location) => location.locationId === locationId)
  if (access === null || here?.permissions.includes('chat.reply') !== true) return
  socket.volatile.to(watching).emit('typing', typing)
  const customers = await customersOf(database, typing.conversationId)
  const rooms = customers.filter((customer) => customer !== userId).map(customerRoom)
  if (rooms.length === 0) return
  const told: PortalTyping = { conversationId: typing.conversationId, name: access.name }
  io.of(PORTAL_NAMESPACE).volatile.to(rooms).emit('typing', told)
}

/** Tells those who read chats at the location that a customer is typing in their own chat. */
export async function relayPortalTyping(
  io: Server,
  socket: Socket,
  { database }: Parts,
  { conversationId }: PortalTyping,
): Promise<void> {
  const userId = userOf(socket)
  if (await relayDirectTyping(io, socket, { database }, conversationId)) return
  if (!(await customersOf(database, conversationId)).includes(userId)) return
  const locationId = await locationOf(database, conversationId)
  if (locationId === null) return
  const told: Typing = { conversationId, userId }
  io.of('/').volatile.to(chatRooms(locationId)).emit('typing', told)
}

/** Tells the other person of a direct chat, in the app and in the portal. False for any other chat. */
async function relayDirectTyping(
  io: Server,
  socket: Socket,
  { database }: Parts,
  conversationId: ConversationId,
): Promise<boolean> {
  const userId = userOf(socket)
  const [found] = await database.query<{ participantIds: UserId[]; isOpen: boolean; name: string }>(
    `select c.participant_ids as "participantIds", u.name,
       cardinality(c.closed_to) = 0 and l.chats_on and l.network_chats_on as "isOpen"
     from conversations c join locations l on l.id = c.location_id join users u on u.id = $2
     where c.id = $1 and c.kind = 'direct'`,
    [conversationId, userId],
  )
  if (found === undefined) return false
  const other = found.participantIds.find((id) => id !== userId)
  if (!found.isOpen || !found.participantIds.includes(userId) || other === undefined) return true
  const told: Typing = { conversationId, userId }
  io.of('/')
    .volatile.to(streamRoom(userStream(other), ''))
    .emit('typing', told)
  const toldInPortal: PortalTyping = { conversationId, name: found.name }
  io.of(PORTAL_NAMESPACE).volatile.to(customerRoom(other)).emit('typing', toldInPortal)
  return true
}

/** Where a desk chat is; null for any other, and where chats are switched off. */
async function locationOf(
  database: Parts['database'],
  conversationId: ConversationId,
): Promise<LocationId | null> {
  const [found] = await database.query<{ locationId: LocationId }>(
    `select c.location_id as "locationId" from conversations c join locations l on l.id = c.location_id
     where c.id = $1 and c.kind = 'desk' and l.chats_on`,
    [conversationId],
  )
  return found?.locationId ?? null
}
