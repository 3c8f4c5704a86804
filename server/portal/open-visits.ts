import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import {
  AnnouncedVisit,
  SignUpRequest,
  type PublicHosts,
  type PublicVisits,
} from '../../protocol/wire/http.ts'
import { LocationId, locationStream } from '../../protocol/wire/ids.ts'
import { networkOf, siteOf } from '../auth/network-of.ts'
import { endSignUp, makeSignUp, proveSignUp, type SignUp } from '../auth/sign-ups.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { newVisit } from '../rules/new-visit.ts'
import { areVisitorsOpen, isKeptFrom, isPublicHost, publicHosts, publicVisits } from '../rules/open-visits.ts'
import { freeVisitCode } from '../rules/visit-code.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { StreamWriter } from '../sync/stream-writer.ts'
import { CodeTickets, ticketOf } from './code-tickets.ts'
import { mailCode } from './mail-code.ts'
import { after, keyOf, namesOf, param, unlisted } from './open-pages.ts'

const PER_MINUTE = { config: { rateLimit: { max: 120, timeWindow: 60_000 } } }
const HOUR_MS = 3_600_000
/** Codes that one network asks for, whatever the address: nobody has the server write to strangers. */
const CODES_PER_NETWORK = { tries: 30, windowMs: HOUR_MS }
/** The same for all networks of one site: more than the visitors of an office, far less than its networks would allow. */
const CODES_PER_SITE = { tries: 120, windowMs: HOUR_MS }
/** Visits that one address announces, and that are announced to one host: more than anybody expects. */
const PER_ADDRESS = { tries: 5, windowMs: HOUR_MS }
const PER_HOST = { tries: 30, windowMs: HOUR_MS }
const AHEAD_MS = 366 * 24 * HOUR_MS
/** A clock may be wrong, and a form lie open for a while. */
const BACK_MS = HOUR_MS

const VisitKey = z.tuple([z.number().int(), z.uuid()])

/**
 * Visitors of a location where they are public: who comes today and shows that to everybody, and announcing a visit without an
 * account (use cases 3 and 5). What is announced waits for the host or the desk; until they approve it, it opens nothing.
 */
export function addOpenVisits(
  app: FastifyInstance,
  context: ServerContext,
  sync: SyncServer,
  { isHttps }: { isHttps: boolean },
): void {
  const { database, now } = context
  const tickets = new CodeTickets(context, { isHttps })
  const codes = new Throttle(CODES_PER_NETWORK, now)
  const codesOfSite = new Throttle(CODES_PER_SITE, now)
  const ofAddress = new Throttle(PER_ADDRESS, now)
  const ofHost = new Throttle(PER_HOST, now)

  app.get('/portal/api/open/:id/visits', PER_MINUTE, async (request, reply): Promise<PublicVisits> => {
    const locationId = param(request, 'id', LocationId)
    const page = await publicVisits(database, locationId, now(), after(request, VisitKey))
    if (page === null) throw notFound()
    unlisted(reply)
    const hasHosts = ((await publicHosts(database, locationId, '')) ?? []).length > 0
    const names = await namesOf(database, locationId)
    return { ...names, visits: page.rows, hasHosts, next: keyOf(page.next) }
  })

  app.get('/portal/api/open/:id/hosts', PER_MINUTE, async (request, reply): Promise<PublicHosts> => {
    const { q } = read(z.object({ q: z.string().max(200).default('') }), request.query)
    if (q.includes('\0')) throw notFound()
    const hosts = await publicHosts(database, param(request, 'id', LocationId), q)
    if (hosts === null) throw notFound()
    unlisted(reply)
    return { hosts }
  })

  app.post('/portal/api/open/:id/visits/code', PER_MINUTE, async (request, reply) => {
    const { name, email } = read(SignUpRequest, request.body)
    const locationId = await openLocation(request)
    const address = email.trim().toLowerCase()
    const site = siteOf(request.ip)
    if (!codesOfSite.allows(site) || !codes.take(networkOf(request.ip))) throw tooManyTries('an hour')
    codesOfSite.count(site)
    const ticket = await tickets.give(request, reply, address)
    const signUp = { email: address, name: name.trim(), locationId }
    // Not waited for, and the same for everybody: no answer, and no mail, tells who is known or barred here.
    context.afterwards(
      makeSignUp(database, signUp, ticket, now()).then((code) => mailCode(context, address, code)),
    )
    return {}
  })

  app.post('/portal/api/open/:id/visits', PER_MINUTE, async (request): Promise<object> => {
    const asked = read(AnnouncedVisit, request.body)
    const locationId = await openLocation(request)
    const email = asked.email.trim().toLowerCase()
    const at = now()
    if (asked.expectedAt < at - BACK_MS || asked.expectedAt > at + AHEAD_MS) {
      throw new Refusal('badRequest', 'A visit is for today or for a day within a year.')
    }
    // Asked again because the answer was lost: it is the same visit.
    const known = await database.query(
      'select 1 from visits where id = $1 and location_id = $2 and lower(visitor_email) = $3',
      [asked.visitId, locationId, email],
    )
    if (known.length > 0) return {}
    if (!(await isPublicHost(database, locationId, asked.hostUserId))) {
      throw noSuchHost()
    }
    const shown = { email, locationId, ticket: ticketOf(request), code: asked.code }
    const signUp = await proveSignUp(database, shown, at)
    if (signUp === null) throw wrongCode()
    if (!ofAddress.take(email) || !ofHost.take(asked.hostUserId)) throw tooManyTries('an hour')
    await announce(context, sync, signUp, asked)
    return {}
  })

  /** The location of the address, when its visitors are open to everybody; else it is as if it were not there. */
  async function openLocation(request: FastifyRequest): Promise<LocationId> {
    const locationId = param(request, 'id', LocationId)
    if (!(await areVisitorsOpen(database, locationId))) throw notFound()
    return locationId
  }
}

/** Uses the code up, and has the visit wait for approval. Whoever is kept from the host is not passed on, and isn't told. */
async function announce(
  { database, now }: ServerContext,
  sync: SyncServer,
  { email, name, locationId }: SignUp,
  asked: AnnouncedVisit,
): Promise<void> {
  const { visitId, hostUserId, expectedAt } = asked
  const batches = await database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: null, at: now() })
    if (!(await endSignUp(queries, email))) throw wrongCode()
    if (await isKeptFrom(queries, hostUserId, email)) return []
    // With the rules of this moment: whoever changes the visibility waits for the same stream.
    if (!(await isPublicHost(queries, locationId, hostUserId))) throw noSuchHost()
    const location = await tx.location(locationId)
    if (location === null || (await tx.visit(visitId)) !== null) throw notFound()
    const visit = newVisit({
      id: visitId,
      locationId,
      hostUserId,
      visitorName: name,
      visitorEmail: email,
      visitorCompany: asked.visitorCompany?.trim() || null,
      registeredByUserId: null,
      status: 'waitingForApproval',
      expectedAt,
      code: await freeVisitCode(tx, location, expectedAt, null),
    })
    await tx.putVisit(visit)
    await writer.put('visit', visit)
    return writer.batches
  })
  for (const batch of batches) sync.announce(batch)
}

function noSuchHost(): Refusal {
  return new Refusal('notFound', 'This host no longer takes announced visits. Choose another one.')
}

function wrongCode(): Refusal {
  return new Refusal('badCode', 'This code is wrong or no longer valid. Ask for a new one.')
}
