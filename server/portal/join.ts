import type { FastifyInstance } from 'fastify'
import type { UserId } from '../../protocol/wire/ids.ts'
import { PortalJoinAsk, type PortalJoin } from '../../protocol/wire/portal-join.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { portalSession } from '../http/asker.ts'
import { read, tooManyTries } from '../http/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { applyAsCustomer } from './apply.ts'

/** Nobody has more to ask in an hour. */
const ASKED_PER_USER = { tries: 20, windowMs: 3_600_000 }

/** Asking to become a member: where one can, what one asked, and what the desk answered. */
export function addPortalJoin(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database, now } = context
  const asked = new Throttle(ASKED_PER_USER, now)

  app.get('/portal/api/join', async (request): Promise<PortalJoin> => {
    return joinable(database, (await portalSession(context, request)).userId)
  })

  app.post('/portal/api/join', async (request): Promise<PortalJoin> => {
    const { userId } = await portalSession(context, request)
    const { opId, ...ask } = read(PortalJoinAsk, request.body)
    if (!asked.allows(userId)) throw tooManyTries('an hour')
    asked.count(userId)
    await applyAsCustomer(sync, userId, opId, { type: 'joinRequest.put', ...ask })
    return joinable(database, userId)
  })
}

/** The locations that the user is no member of, each with the newest own request. */
async function joinable(queries: Queries, userId: UserId): Promise<PortalJoin> {
  const locations = await queries.query<PortalJoin['locations'][number]>(
    `select l.id, l.name, (
       select json_build_object('state', r.state, 'message', r.message, 'why', r.why, 'at', r.at)
       from join_requests r where r.location_id = l.id and r.user_id = $1 order by r.at desc, r.id desc limit 1
     ) as request
     from locations l
     where not exists (
       select 1 from memberships m where m.location_id = l.id and m.user_id = $1 and m.type = 'member'
     ) order by l.name, l.id`,
    [userId],
  )
  return { locations }
}
