import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { SignUpCode, SignUpRequest, type OpenedChat, type PublicProfile } from '../../protocol/wire/http.ts'
import { locationStream, PublicLinkId, type UserId } from '../../protocol/wire/ids.ts'
import type { z } from 'zod'
import { makeMailCode, rememberBrowser, useMailCode } from '../auth/mail-codes.ts'
import { networkOf } from '../auth/network-of.ts'
import { openPortalSession } from '../auth/sessions.ts'
import { endSignUp, makeSignUp, proveSignUp, type SignUp } from '../auth/sign-ups.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { OutsideRows } from '../database/sql-outside.ts'
import { namesOfPerson, personHere } from '../events-in/people.ts'
import { findFile } from '../files/file-rows.ts'
import { PORTAL_COOKIE, portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { sendFile } from '../http/send-file.ts'
import { linkedPerson, type LinkedPerson } from '../rules/public-profile.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { StreamWriters } from '../sync/stream-writers.ts'
import { CodeTickets, ticketOf } from './code-tickets.ts'
import { mailCode } from './mail-code.ts'
import { openByLink } from './open-by-link.ts'
import { readersOf } from './portal-chats.ts'

const WINDOW_MS = 15 * 60_000
/** Links that lead nowhere, for one network address: somebody guesses (security row 33). */
const MISSES = { tries: 100, windowMs: WINDOW_MS }
const PER_MINUTE = { rateLimit: { max: 120, timeWindow: 60_000 } }

type WithId = FastifyRequest<{ Params: { id: string } }>

/** Public profiles behind their links: reading one, signing up there, and opening the chat with its desk (use case 1). */
export function addPublicLinks(
  app: FastifyInstance,
  context: ServerContext,
  sync: SyncServer,
  { isHttps }: { isHttps: boolean },
): void {
  const { database, now } = context
  const misses = new Throttle(MISSES, now)
  const tickets = new CodeTickets(context, { isHttps })
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: isHttps } as const

  /** The person of the link, or the one answer for everything else. */
  const personOf = async (request: WithId, reader: UserId | null): Promise<LinkedPerson> => {
    if (!misses.take(networkOf(request.ip))) throw tooManyTries()
    const id = PublicLinkId.safeParse(request.params.id)
    const person = id.success ? await linkedPerson(database, id.data, reader) : null
    if (person === null) throw notFound()
    misses.takeBack(networkOf(request.ip))
    return person
  }
  const at = (path: string) => `/portal/api/links/:id${path}`
  const config = { config: PER_MINUTE }

  app.get(at(''), config, async (request: WithId, reply): Promise<PublicProfile> => {
    void reply.header('x-robots-tag', 'noindex, nofollow')
    const reader = await readerOf(context, request)
    const person = await personOf(request, reader)
    const isSelf = reader === person.userId
    return {
      name: person.name,
      photoFileId: person.photo?.id ?? null,
      about: person.about,
      email: person.email,
      phone: person.phone,
      locationId: person.locationId,
      locationName: person.locationName,
      networkName: person.networkName,
      mayChat: person.isOfDesk && person.chatsOn && !isSelf,
      why: whyNoChat(person, isSelf),
      readers: await readersOf(database, person.locationId),
    }
  })

  app.get(at('/photo'), config, async (request: WithId, reply) => {
    const { photo } = await personOf(request, await readerOf(context, request))
    const file = photo === null ? null : await findFile(database, photo.id)
    if (file === null) throw notFound()
    return sendFile(context, request, reply, file)
  })

  app.post(at('/sign-up'), config, async (request: WithId, reply) => {
    const { name, email } = read(SignUpRequest, request.body)
    const { locationId } = await personOf(request, null)
    const address = email.trim().toLowerCase()
    const ticket = await tickets.give(request, reply, address)
    // Not waited for: how long the answer takes must not tell whether there was anybody to write to.
    context.afterwards(mailSignUpCode(context, { email: address, name: name.trim(), locationId }, ticket))
    return {}
  })

  app.post(at('/sign-in'), config, async (request: WithId, reply): Promise<FastifyReply> => {
    const { email, code } = read(SignUpCode, request.body)
    const person = await personOf(request, null)
    const address = email.trim().toLowerCase()
    const shown = { ticket: ticketOf(request), code }
    const userId = await provedUser(context, sync, person, { email: address, ...shown })
    if (userId === null) {
      throw new Refusal('badCode', 'This code is wrong or no longer valid. Ask for a new one.')
    }
    const { token, expiresAt } = await openPortalSession(database, userId, now())
    return reply.setCookie(PORTAL_COOKIE, token, { ...cookie, expires: new Date(expiresAt) }).send({})
  })

  app.post(at('/chat'), config, async (request: WithId): Promise<z.infer<typeof OpenedChat>> => {
    const { userId } = await portalSession(context, request)
    const person = await personOf(request, userId)
    const why = whyNoChat(person, userId === person.userId)
    if (why !== null || !person.isOfDesk) throw new Refusal('chatsOff', why ?? NO_LONGER)
    const { conversationId, batches } = await openByLink(database, person, userId, now())
    for (const batch of batches) sync.announce(batch)
    return { conversationId }
  })
}

const NO_LONGER = 'Chat is no longer available here.'

function whyNoChat(person: LinkedPerson, isSelf: boolean): string | null {
  if (isSelf) return 'This is how others see you.'
  if (!person.isOfDesk) return null
  return person.chatsOn ? null : NO_LONGER
}

/** Who reads, when somebody is signed in. */
async function readerOf(context: ServerContext, request: FastifyRequest): Promise<UserId | null> {
  if (request.cookies[PORTAL_COOKIE] === undefined) return null
  try {
    return (await portalSession(context, request)).userId
  } catch (error) {
    if (error instanceof Refusal) return null
    throw error
  }
}

/** The code goes to the user of this address; somebody new gets one with which they become a user. */
async function mailSignUpCode(context: ServerContext, signUp: SignUp, ticket: string): Promise<void> {
  const { database, now } = context
  const known = await userOf(context, signUp.email)
  if (known === 'barred') return
  const code =
    known === null
      ? await makeSignUp(database, signUp, ticket, now())
      : await makeMailCode(database, known, ticket, now())
  await mailCode(context, signUp.email, code)
}

async function userOf({ database }: ServerContext, email: string): Promise<UserId | 'barred' | null> {
  const [user] = await database.query<{ id: UserId; isBarred: boolean }>(
    `select u.id, exists (select 1 from bars b where b.user_id = u.id and b.active) as "isBarred"
     from users u where lower(u.email) = $1 order by u.id limit 1`,
    [email],
  )
  if (user === undefined) return null
  return user.isBarred ? 'barred' : user.id
}

/** Whose code it is; somebody new becomes a user and a nonmember of the location now, and not before. */
async function provedUser(
  context: ServerContext,
  sync: SyncServer,
  { locationId }: LinkedPerson,
  { email, ticket, code }: { email: string; ticket: string; code: string },
): Promise<UserId | null> {
  const { database, now } = context
  const known = await userOf(context, email)
  if (known !== null) {
    const isProved = await useMailCode(database, known === 'barred' ? null : known, { ticket, code }, now())
    if (known === 'barred') return null
    if (isProved) return known
    // They became somebody by another door, after the code of the sign-up was mailed: it proves the address all the same.
    const isSignedUp = (await proveSignUp(database, { email, locationId, ticket, code }, now())) !== null
    return isSignedUp && (await endSignUp(database, email)) ? known : null
  }
  const signUp = await proveSignUp(database, { email, locationId, ticket, code }, now())
  if (signUp === null) return null
  const made = await database.transaction(async (queries) => {
    const tx = syncTransactionOn(queries)
    const rows = new OutsideRows(queries)
    const customer = { name: signUp.name, email }
    await rows.lockNames(namesOfPerson(customer))
    if (!(await endSignUp(queries, email))) return null
    const location = await tx.location(locationId)
    if (location === null) return null
    const at = now()
    const streams = await StreamWriters.open(tx, [locationStream(locationId)], { actor: null, at })
    const { user } = await personHere({ tx, rows, at, toldAt: at }, streams, location, customer)
    await rememberBrowser(queries, user.id, ticket, at)
    return { userId: user.id, batches: streams.batches }
  })
  for (const batch of made?.batches ?? []) sync.announce(batch)
  return made?.userId ?? null
}
