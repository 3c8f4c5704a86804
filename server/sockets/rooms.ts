import type { Namespace, Socket } from 'socket.io'
import type { Poke } from '../../protocol/wire/events.ts'
import {
  locationStream,
  userStream,
  type LocationId,
  type StreamId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import { accessOf } from '../auth/accounts.ts'
import type { Session } from '../auth/sessions.ts'
import type { Database } from '../database/database.ts'
import { isWithheld, viewOf, VIEWS, type View } from '../rules/visible-events.ts'
import { streamsOf } from '../sync/hello.ts'

const STREAM_ROOM = 'stream~'
const LOCATION_STREAM = 'location:'
const CHAT_VIEWS = VIEWS.filter((view) => !isWithheld(view, 'conversation'))

/** The connections that watch a stream and from which the same of it is withheld. */
export function streamRoom(stream: StreamId, view: View): string {
  return `${STREAM_ROOM}${view} ${stream}`
}

/** The connections at a location that read its chats: they are told who types and who is online. */
export function chatRooms(locationId: LocationId): string[] {
  return CHAT_VIEWS.map((view) => streamRoom(locationStream(locationId), view))
}

/** The location of such a room; null for any other. */
export function locationOfChatRoom(room: string): LocationId | null {
  const of = streamOfRoom(room)
  if (of === null || !CHAT_VIEWS.includes(of.view) || !of.stream.startsWith(LOCATION_STREAM)) return null
  return of.stream.slice(LOCATION_STREAM.length) as LocationId
}

/** The connections of one session. */
export function sessionRoom(sessionId: string): string {
  return `session ${sessionId}`
}

/** The connections of one customer's portal pages. */
export function customerRoom(userId: UserId): string {
  return `customer ${userId}`
}

/** Every page of the portal whose person is signed in, and every page of a visitor by a link. */
export const EVERY_CUSTOMER = 'customers'
export const EVERY_VISITOR = 'visitors'

/** The stream of such a room, and what is withheld there; null for any other room. */
export function streamOfRoom(room: string): { stream: StreamId; view: View } | null {
  const [kind = '', stream] = room.split(' ')
  if (stream === undefined || !kind.startsWith(STREAM_ROOM)) return null
  return { stream: stream as StreamId, view: kind.slice(STREAM_ROOM.length) }
}

/** Whose a connection is. */
export function userOf(socket: { data: unknown }): UserId {
  return (socket.data as Session).userId
}

/** From now on the connection gets these streams, as far as its user may read them at this moment, and no others. */
export async function watch(socket: Socket, database: Database, streams: StreamId[]): Promise<void> {
  const access = await accessOf(database, userOf(socket))
  const rooms = new Set(access === null ? [] : roomsOf(access, streams))
  for (const room of socket.rooms) {
    if (streamOfRoom(room) !== null && !rooms.has(room)) await socket.leave(room)
  }
  await socket.join([...rooms])
}

/** Takes connections out of the streams that their users may no longer read (I15): rights change while they are open. */
export async function keepAllowed(desk: Namespace, database: Database): Promise<void> {
  const accesses = new Map<UserId, Access | null>()
  for (const socket of desk.sockets.values()) {
    const userId = userOf(socket)
    if (!accesses.has(userId)) accesses.set(userId, await accessOf(database, userId))
    const access = accesses.get(userId) ?? null
    for (const room of socket.rooms) {
      const of = streamOfRoom(room)
      if (of === null || (access !== null && roomsOf(access, [of.stream]).includes(room))) continue
      greetAnew(socket)
      break
    }
  }
}

/** Takes a connection out of every stream and lets it say hello again, by an epoch that no stream has. */
export function greetAnew(socket: Socket): void {
  for (const room of [...socket.rooms]) if (streamOfRoom(room) !== null) void socket.leave(room)
  const poke: Poke = { stream: userStream(userOf(socket)), epoch: 'rights', head: 0 }
  socket.emit('poke', poke)
}

function roomsOf(access: Access, streams: StreamId[]): string[] {
  const allowed = streamsOf(access)
  return streams
    .filter((stream) => allowed.includes(stream))
    .map((stream) => streamRoom(stream, viewOf(access, stream)))
}
