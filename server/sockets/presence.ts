import type { Server, Socket } from 'socket.io'
import { PORTAL_NAMESPACE } from '../../protocol/wire/http.ts'
import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { Presence as PresenceMessage } from '../../protocol/wire/requests.ts'
import type { ServerContext } from '../context.ts'
import { chatRooms, locationOfChatRoom, userOf } from './rooms.ts'

/** A page that is loaded anew goes and comes within this time, and many changes are told at once. */
const SETTLE_MS = 500
const USERS_MAX = 10_000

/**
 * Which customers have the portal open, for those who may read chats at a location. Made from the connections that there are;
 * never stored.
 */
export class Presence {
  private readonly io: Server
  private readonly context: ServerContext
  private readonly told = new Map<LocationId, string>()
  private timer: NodeJS.Timeout | null = null
  private isClosed = false

  constructor(io: Server, context: ServerContext) {
    this.io = io
    this.context = context
  }

  /** A customer's page has come or gone. */
  changed(): void {
    if (this.isClosed) return
    this.timer ??= setTimeout(() => {
      this.timer = null
      this.context.afterwards(this.tellAll())
    }, SETTLE_MS)
  }

  /** Tells one connection of the desk, for each location whose chats it may read: after its hello. */
  async tell(socket: Socket): Promise<void> {
    const online = await this.online()
    for (const room of socket.rooms) {
      const locationId = locationOfChatRoom(room)
      if (locationId !== null) socket.emit('presence', message(locationId, online.get(locationId)))
    }
  }

  /** Nothing is told any more: connections that end now end with the server. */
  close(): void {
    this.isClosed = true
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private async tellAll(): Promise<void> {
    const online = await this.online()
    for (const locationId of new Set([...this.told.keys(), ...online.keys()])) {
      const present = message(locationId, online.get(locationId))
      const users = present.userIds.join()
      if ((this.told.get(locationId) ?? '') === users) continue
      if (users === '') this.told.delete(locationId)
      else this.told.set(locationId, users)
      this.io.of('/').to(chatRooms(locationId)).emit('presence', present)
    }
  }

  /** Everybody at each location who is connected at this moment, in the order of their ids. */
  private async online(): Promise<Map<LocationId, UserId[]>> {
    const users = new Set([...this.io.of(PORTAL_NAMESPACE).sockets.values()].map(userOf))
    if (users.size === 0) return new Map()
    const members = await this.context.database.query<{ userId: UserId; locationId: LocationId }>(
      `select user_id as "userId", location_id as "locationId" from memberships where user_id = any($1::uuid[])
       order by user_id`,
      [[...users]],
    )
    const online = new Map<LocationId, UserId[]>()
    for (const { userId, locationId } of members) {
      const here = online.get(locationId)
      if (here === undefined) online.set(locationId, [userId])
      else here.push(userId)
    }
    return online
  }
}

function message(locationId: LocationId, userIds: UserId[] = []): PresenceMessage {
  return { locationId, userIds: userIds.slice(0, USERS_MAX) }
}
