import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  PortalRegister,
  PortalVisitAnswer,
  PortalVisitStep,
  VisitLinkAsk,
  type PortalVisits,
  type VisitLinkView,
} from '../../protocol/wire/portal-visits.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import { VisitRow } from '../../protocol/wire/rows/space.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { applyAsCustomer } from './apply.ts'
import { visitOfLink, visitsOfHost } from './own-visits.ts'

/** More than anybody expects in an hour. */
const REGISTERED_PER_USER = { tries: 40, windowMs: 3_600_000 }
/** Guesses of a link from one network address: each has 256 random bits (security row 33). */
const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } }

/** A member's visitors: who comes, registering, deciding, answering; and the page of a mailed link. */
export function addPortalVisits(app: FastifyInstance, context: ServerContext, sync: SyncServer): void {
  const { database, now } = context
  const registered = new Throttle(REGISTERED_PER_USER, now)

  const answer = (userId: UserId): Promise<PortalVisits> => visitsOfHost(database, userId, now())
  const visitIn = (request: FastifyRequest): string => {
    const id = VisitRow.shape.id.safeParse((request.params as { id?: unknown }).id)
    if (!id.success) throw notFound()
    return id.data
  }

  app.get('/portal/api/visits', async (request): Promise<PortalVisits> => {
    return answer((await portalSession(context, request)).userId)
  })

  app.post('/portal/api/visits', async (request): Promise<PortalVisits> => {
    const { userId } = await portalSession(context, request)
    const { opId, ...visit } = read(PortalRegister, request.body)
    if (!registered.allows(userId)) throw tooManyTries('an hour')
    registered.count(userId)
    // Whose visitor it is, the session says; the code is the server's.
    const whose = { hostUserId: userId, code: null, asksHost: false }
    await applyAsCustomer(sync, userId, opId, { type: 'visit.register', ...visit, ...whose })
    return answer(userId)
  })

  app.post('/portal/api/visits/:id/steps', async (request): Promise<PortalVisits> => {
    const { userId } = await portalSession(context, request)
    const { opId, step, undo } = read(PortalVisitStep, request.body)
    // The server's clock counts here; the same request sent again must be the same operation.
    const what = { visitId: visitIn(request), step, at: 0 }
    await applyAsCustomer(
      sync,
      userId,
      opId,
      undo ? { type: 'visit.undo', ...what } : { type: 'visit.step', ...what, code: null },
    )
    return answer(userId)
  })

  app.post('/portal/api/visits/:id/answer', async (request): Promise<PortalVisits> => {
    const { userId } = await portalSession(context, request)
    const { opId, answer: word } = read(PortalVisitAnswer, request.body)
    await applyAsCustomer(sync, userId, opId, {
      type: 'visit.answer',
      visitId: visitIn(request),
      answer: word,
    })
    return answer(userId)
  })

  app.post('/portal/api/visit', { config: PER_MINUTE }, async (request): Promise<VisitLinkView> => {
    const { secret } = read(VisitLinkAsk, request.body)
    const visit = await visitOfLink(database, secret, now())
    if (visit === null) {
      throw new Refusal('notFound', 'This link is no longer available. Ask your host for a new one.')
    }
    return visit
  })
}
