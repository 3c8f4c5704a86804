import type { FastifyInstance, FastifyReply } from 'fastify'
import {
  CodeRequest,
  CodeSignIn,
  VisitorSignIn,
  type PortalMe,
  type VisitorSignedIn,
} from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import { findUserByEmail, makeMailCode, useMailCode } from '../auth/mail-codes.ts'
import { endSession, openPortalSession } from '../auth/sessions.ts'
import { openVisitorSession } from '../auth/visitor-links.ts'
import type { ServerContext } from '../context.ts'
import { networkName } from '../http/about.ts'
import { guestSession, PORTAL_COOKIE } from '../http/asker.ts'
import { read, sessionExpired } from '../http/refusal.ts'
import { Refusal } from '../sync/refusal.ts'
import { CodeTickets, ticketOf } from './code-tickets.ts'
import { mailCode } from './mail-code.ts'

/** Requests a minute from one network address. */
const PER_MINUTE = { rateLimit: { max: 120, timeWindow: 60_000 } }

/** Signing in to the portal with a mailed code, who is signed in, and signing out. */
export function addPortalSignIn(
  app: FastifyInstance,
  context: ServerContext,
  parts: { isHttps: boolean; sessionEnded: (sessionId: string) => void },
): void {
  const { database, now } = context
  const tickets = new CodeTickets(context, parts)
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: parts.isHttps } as const

  app.post('/portal/api/code', { config: PER_MINUTE }, async (request, reply) => {
    const { email } = read(CodeRequest, request.body)
    const address = email.trim().toLowerCase()
    const ticket = await tickets.give(request, reply, address)
    const userId = await findUserByEmail(database, address)
    // Not waited for: how long the answer takes must not tell whether there was anybody to write to.
    if (userId !== null) context.afterwards(mailNewCode(context, { userId, ticket, to: address }))
    return {}
  })

  app.post('/portal/api/sign-in', { config: PER_MINUTE }, async (request, reply) => {
    const { email, code } = read(CodeSignIn, request.body)
    const address = email.trim().toLowerCase()
    const userId = await findUserByEmail(database, address)
    const shown = { ticket: ticketOf(request), code }
    if (!(await useMailCode(database, userId, shown, now())) || userId === null) {
      throw new Refusal('badCode', 'This code is wrong or no longer valid. Ask for a new one.')
    }
    const { token, expiresAt } = await openPortalSession(database, userId, now())
    return reply.setCookie(PORTAL_COOKIE, token, { ...cookie, expires: new Date(expiresAt) }).send({})
  })

  app.post('/portal/api/visitor', { config: PER_MINUTE }, async (request, reply) => {
    const { secret } = read(VisitorSignIn, request.body)
    const session = await database.transaction((queries) => openVisitorSession(queries, secret, now()))
    if (session === null) {
      throw new Refusal('notFound', 'This link is no longer available. Ask your host for a new one.')
    }
    const { token, expiresAt, conversationId } = session
    return reply
      .setCookie(PORTAL_COOKIE, token, { ...cookie, expires: new Date(expiresAt) })
      .send({ conversationId } satisfies VisitorSignedIn)
  })

  app.get('/portal/api/me', async (request): Promise<PortalMe> => {
    const { userId, conversationId } = await guestSession(context, request)
    const [user] = await database.query<{ name: string; email: string | null }>(
      'select name, email from users where id = $1',
      [userId],
    )
    if (user === undefined) throw sessionExpired()
    return {
      userId,
      name: user.name,
      email: user.email ?? '',
      networkName: await networkName(database),
      onlyConversationId: conversationId,
    }
  })

  app.post('/portal/api/sign-out', async (request, reply): Promise<FastifyReply> => {
    const session = await guestSession(context, request)
    await endSession(database, session.id, 'signOut', now())
    parts.sessionEnded(session.id)
    return reply.clearCookie(PORTAL_COOKIE, cookie).send({})
  })
}

async function mailNewCode(
  context: ServerContext,
  { userId, ticket, to }: { userId: UserId; ticket: string; to: string },
): Promise<void> {
  await mailCode(context, to, await makeMailCode(context.database, userId, ticket, context.now()))
}
