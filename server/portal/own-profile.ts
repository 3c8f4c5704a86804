import type { FastifyInstance } from 'fastify'
import { PortalProfilePut, type PortalOwnProfile } from '../../protocol/wire/http.ts'
import { photoPlaceId, type UserId } from '../../protocol/wire/ids.ts'
import { endSession, type Session } from '../auth/sessions.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { portalSession } from '../http/asker.ts'
import { read, sessionExpired, tooManyTries } from '../http/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { applyAsCustomer } from './apply.ts'

const CHANGES_PER_USER = { tries: 30, windowMs: 60_000 }

/** What somebody says of themselves, who sees it, and where they are signed in. */
export function addPortalProfile(
  app: FastifyInstance,
  context: ServerContext,
  sync: SyncServer,
  sessionEnded: (sessionId: string) => void,
): void {
  const { database, now } = context
  const changes = new Throttle(CHANGES_PER_USER, now)

  app.get('/portal/api/profile', async (request): Promise<PortalOwnProfile> => {
    return ownProfile(context, await portalSession(context, request))
  })

  app.put('/portal/api/profile', async (request): Promise<PortalOwnProfile> => {
    const session = await portalSession(context, request)
    const { opId, ...changed } = read(PortalProfilePut, request.body)
    if (!changes.allows(session.userId)) throw tooManyTries('a minute')
    changes.count(session.userId)
    await applyAsCustomer(sync, session.userId, opId, { type: 'profile.edit', ...changed })
    return ownProfile(context, session)
  })

  app.post('/portal/api/profile/sign-out-everywhere', async (request) => {
    const { userId } = await portalSession(context, request)
    for (const { id } of await openSessions(context, userId)) {
      await endSession(database, id, 'signOut', now())
      sessionEnded(id)
    }
    return {}
  })
}

/** What somebody sees of their own profile. */
export async function ownProfile(context: ServerContext, session: Session): Promise<PortalOwnProfile> {
  const [user] = await context.database.query<Omit<PortalOwnProfile, 'sessions' | 'photoPlaceId'>>(
    'select name, email, phone, about, photo, privacy from users where id = $1',
    [session.userId],
  )
  if (user === undefined) throw sessionExpired()
  const sessions = await openSessions(context, session.userId)
  return {
    ...user,
    photoPlaceId: photoPlaceId(session.userId),
    sessions: sessions.map((one) => ({ ...one, current: one.id === session.id })),
  }
}

/** The sessions of somebody that have neither ended nor run out, the newest first. */
function openSessions(
  { database, now }: ServerContext,
  userId: UserId,
): Promise<Omit<PortalOwnProfile['sessions'][number], 'current'>[]> {
  return database.query(
    `select s.id, s.kind, s.created_at as "createdAt" from sessions s
     where s.user_id = $1 and s.revoked_at is null and (
       exists (select 1 from access_tokens a where a.session_id = s.id and a.expires_at > $2)
       or exists (select 1 from refresh_tokens r where r.session_id = s.id and r.used_at is null and r.expires_at > $2))
     order by s.created_at desc`,
    [userId, now()],
  )
}
