import type { Socket } from 'socket.io'
import { locationStream, type LocationId } from '../../protocol/wire/ids.ts'
import type { Typing } from '../../protocol/wire/requests.ts'
import type { ServerContext } from '../context.ts'
import { streamRoom, userOf } from './rooms.ts'

/**
 * Tells the others who watch the location that somebody is typing. Never stored, and lost without harm. One may only say it of
 * oneself, and of a desk chat of a location that one watches.
 */
export async function relayTyping(
  socket: Socket,
  { database }: ServerContext,
  typing: Typing,
): Promise<void> {
  if (typing.userId !== userOf(socket)) return
  const [conversation] = await database.query<{ locationId: LocationId }>(
    `select location_id as "locationId" from conversations where id = $1 and kind = 'desk'`,
    [typing.conversationId],
  )
  if (conversation === undefined) return
  const room = streamRoom(locationStream(conversation.locationId))
  if (socket.rooms.has(room)) socket.volatile.to(room).emit('typing', typing)
}
