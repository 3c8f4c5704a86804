import type { FastifyRequest } from 'fastify'
import { findSession, type Session } from '../auth/sessions.ts'
import type { ServerContext } from '../context.ts'
import { sessionExpired } from './refusal.ts'

/** The desk session of a request, by its bearer token. Throws the refusal when there is none. */
export async function deskSession(
  context: Pick<ServerContext, 'database' | 'now'>,
  request: FastifyRequest,
): Promise<Session> {
  const token = /^Bearer (\S{1,200})$/.exec(request.headers.authorization ?? '')?.[1]
  const session = token === undefined ? null : await findSession(context.database, token, context.now())
  if (session?.kind !== 'desk') throw sessionExpired()
  return session
}
