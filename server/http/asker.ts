import type { FastifyRequest } from 'fastify'
import { findSession, isOfBarred, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../sync/actor.ts'
import { accountClosed, notFound, sessionExpired } from './refusal.ts'

export const PORTAL_COOKIE = 'foyer_portal'

type Parts = Pick<ServerContext, 'database' | 'now'>

/** The desk session of a request, by its bearer token. Throws the refusal when there is none. */
export async function deskSession(parts: Parts, request: FastifyRequest): Promise<Session> {
  return sessionOf(parts, bearerToken(request), 'desk')
}

/** The portal session of a request, by its cookie. Throws the refusal when there is none. Not for visitors. */
export async function portalSession(parts: Parts, request: FastifyRequest): Promise<Session> {
  return sessionOf(parts, request.cookies[PORTAL_COOKIE], 'portal')
}

/** The same, or the session of a visitor who was let into one conversation by a link. */
export async function guestSession(parts: Parts, request: FastifyRequest): Promise<Session> {
  return sessionOf(parts, request.cookies[PORTAL_COOKIE], 'portal', 'visitor')
}

/** Who acts in a session of the portal. */
export function customerOf({ userId, conversationId }: Session): Actor {
  return { userId, side: 'customer', ...(conversationId === null ? {} : { onlyIn: conversationId }) }
}

/** Who asks for a file or sends one: an administrator by token, or a customer or visitor by cookie. */
export async function askerOf(parts: Parts, request: FastifyRequest): Promise<Actor> {
  if (request.headers.authorization !== undefined) {
    return { userId: (await deskSession(parts, request)).userId, side: 'desk' }
  }
  return customerOf(await guestSession(parts, request))
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

async function sessionOf(
  { database, now }: Parts,
  token: string | undefined,
  ...kinds: Session['kind'][]
): Promise<Session> {
  const session = token === undefined ? null : await findSession(database, token, now())
  // A visitor's session goes on; there is only nothing else in it than the one conversation.
  if (session?.kind === 'visitor' && !kinds.includes('visitor')) throw notFound()
  if (session === null && token !== undefined && (await isOfBarred(database, token))) throw accountClosed()
  if (session === null || !kinds.includes(session.kind)) throw sessionExpired()
  return session
}
