import type { Namespace, Socket } from 'socket.io'
import type { Poke } from '../../protocol/wire/events.ts'
import { userStream, type StreamId, type UserId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import { accessOf } from '../auth/accounts.ts'
import type { Session } from '../auth/sessions.ts'
import type { Database } from '../database/database.ts'
import { viewOf, type View } from '../rules/visible-events.ts'
import { streamsOf } from '../sync/hello.ts'

/** The connections that get a stream's batches. */
export function streamRoom(stream: StreamId): string {
  return `batches ${stream}`
}

/** The connections that are only poked, as something is withheld from them: they get by pulling what they may read. */
export function pokeRoom(stream: StreamId, view: Exclude<View, ''>): string {
  return `pokes${view} ${stream}`
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

/** The stream of a room of either kind, and what is withheld there; null for any other room. */
export function streamOfRoom(room: string): { stream: StreamId; view: View } | null {
  const [kind = '', stream] = room.split(' ')
  if (stream === undefined) return null
  if (kind === 'batches') return { stream: stream as StreamId, view: '' }
  return kind.startsWith('pokes') ? { stream: stream as StreamId, view: kind.slice('pokes'.length) } : null
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
    .map((stream) => {
      const view = viewOf(access, stream)
      return view === '' ? streamRoom(stream) : pokeRoom(stream, view)
    })
}
