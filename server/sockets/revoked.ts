import type { Server, Socket } from 'socket.io'
import type { Batch } from '../../protocol/wire/events.ts'
import { PORTAL_NAMESPACE } from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow } from '../../protocol/wire/rows/people.ts'
import type { Session } from '../auth/sessions.ts'
import type { Queries } from '../database/database.ts'
import { userOf } from './rooms.ts'
import { EXPIRED, sayBye } from './token-end.ts'

/** Who has no role at a location any more, or never had one, by a committed batch: their sessions may have ended with it. */
export function withoutRoleIn(batch: Batch): ReadonlySet<UserId> {
  const rows = batch.events
    .filter(({ entity, change }) => entity === 'membership' && change === 'put')
    .map(({ body }) => body as MembershipRow)
  return new Set(rows.filter(({ adminRole }) => adminRole === null).map(({ userId }) => userId))
}

/** Ends the connections of these users whose sessions have ended. Asks the database only about who is connected. */
export async function endRevoked(io: Server, queries: Queries, userIds: ReadonlySet<UserId>): Promise<void> {
  const sockets: Socket[] = [...io.of('/').sockets.values(), ...io.of(PORTAL_NAMESPACE).sockets.values()]
  const concerned = sockets.filter((socket) => userIds.has(userOf(socket)))
  if (concerned.length === 0) return
  const sessionOf = (socket: Socket) => (socket.data as Session).id
  const ended = await queries.query<{ id: string }>(
    'select id from sessions where id = any($1::uuid[]) and revoked_at is not null',
    [concerned.map(sessionOf)],
  )
  const ids = new Set(ended.map(({ id }) => id))
  for (const socket of concerned) if (ids.has(sessionOf(socket))) sayBye(socket, EXPIRED)
}
