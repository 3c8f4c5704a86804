import type { FastifyRequest } from 'fastify'
import { findSession, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import type { Actor } from '../sync/actor.ts'
import { sessionExpired } from './refusal.ts'

export const PORTAL_COOKIE = 'foyer_portal'

type Parts = Pick<ServerContext, 'database' | 'now'>

/** The desk session of a request, by its bearer token. Throws the refusal when there is none. */
export async function deskSession(parts: Parts, request: FastifyRequest): Promise<Session> {
  return sessionOf(parts, bearerToken(request), 'desk')
}

/** The portal session of a request, by its cookie. Throws the refusal when there is none. */
export async function portalSession(parts: Parts, request: FastifyRequest): Promise<Session> {
  return sessionOf(parts, request.cookies[PORTAL_COOKIE], 'portal')
}

/** Who asks for a file or sends one: an administrator by token, or a customer by cookie. */
export async function askerOf(parts: Parts, request: FastifyRequest): Promise<Actor> {
  if (request.headers.authorization !== undefined) {
    return { userId: (await deskSession(parts, request)).userId, side: 'desk' }
  }
  return { userId: (await portalSession(parts, request)).userId, side: 'customer' }
}

function bearerToken(request: FastifyRequest): string | undefined {
  return /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
}

async function sessionOf(
  { database, now }: Parts,
  token: string | undefined,
  kind: Session['kind'],
): Promise<Session> {
  const session = token === undefined ? null : await findSession(database, token, now())
  if (session?.kind !== kind) throw sessionExpired()
  return session
}
