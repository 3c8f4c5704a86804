import type { Namespace, Socket } from 'socket.io'
import type { StreamId, UserId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import { accessOf } from '../auth/accounts.ts'
import type { Session } from '../auth/sessions.ts'
import type { Database } from '../database/database.ts'
import { mayReadChats } from '../rules/visible-events.ts'
import { streamsOf } from '../sync/hello.ts'

/** The connections that get a stream's batches. */
export function streamRoom(stream: StreamId): string {
  return `batches ${stream}`
}

/** The connections that are only poked, and get by pulling what they may read of the stream. */
export function pokeRoom(stream: StreamId): string {
  return `pokes ${stream}`
}

/** The connections of one session. */
export function sessionRoom(sessionId: string): string {
  return `session ${sessionId}`
}

/** The connections of one customer's portal pages. */
export function customerRoom(userId: UserId): string {
  return `customer ${userId}`
}

/** The stream of a room of either kind; null for any other room. */
export function streamOfRoom(room: string): StreamId | null {
  const [kind, stream] = room.split(' ')
  return (kind === 'batches' || kind === 'pokes') && stream !== undefined ? (stream as StreamId) : null
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
      const stream = streamOfRoom(room)
      if (stream === null) continue
      if (access === null || !roomsOf(access, [stream]).includes(room)) await socket.leave(room)
    }
  }
}

function roomsOf(access: Access, streams: StreamId[]): string[] {
  const allowed = streamsOf(access)
  return streams
    .filter((stream) => allowed.includes(stream))
    .map((stream) => (mayReadChats(access, stream) ? streamRoom(stream) : pokeRoom(stream)))
}
