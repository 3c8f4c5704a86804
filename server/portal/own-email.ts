import type { FastifyInstance } from 'fastify'
import { EmailAsk, EmailProof, EmailTakeBack, type PortalOwnProfile } from '../../protocol/wire/http.ts'
import { locationStream, userStream, type UserId } from '../../protocol/wire/ids.ts'
import type { Batch } from '../../protocol/wire/events.ts'
import { endEmailChange, makeEmailChange, provedEmailChange, useTakeBack } from '../auth/email-changes.ts'
import { endSession } from '../auth/sessions.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import type { Queries } from '../database/database.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { networkName } from '../http/about.ts'
import { portalSession } from '../http/asker.ts'
import { notFound, read, tooManyTries } from '../http/refusal.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { StreamWriters } from '../sync/stream-writers.ts'
import { ownProfile } from './own-profile.ts'
import { mailCode } from './mail-code.ts'

const HOUR_MS = 3_600_000
const ASKS_PER_USER = { tries: 5, windowMs: HOUR_MS }
/** Mails to one address, whoever asks for them. */
const ASKS_PER_EMAIL = { tries: 5, windowMs: HOUR_MS }
const TRIES_PER_USER = { tries: 25, windowMs: HOUR_MS }
/** Guesses of a link from one network address: each has 256 random bits. */
const PER_MINUTE = { rateLimit: { max: 60, timeWindow: 60_000 } }

interface Parts {
  /** The address that links in mails begin with, without a slash at its end. */
  address: () => string
  sessionEnded: (sessionId: string) => void
}

interface Changed {
  batches: Batch[]
  /** The sessions that have ended with it. */
  ended: string[]
}

/** Changing one's own address, and taking that back from the old one (mission.md, "user"). */
export function addPortalEmail(
  app: FastifyInstance,
  context: ServerContext,
  sync: SyncServer,
  parts: Parts,
): void {
  const { database, now } = context
  const asks = new Throttle(ASKS_PER_USER, now)
  const mails = new Throttle(ASKS_PER_EMAIL, now)
  const tries = new Throttle(TRIES_PER_USER, now)

  const announce = ({ batches, ended }: Changed): void => {
    for (const batch of batches) sync.announce(batch)
    for (const sessionId of ended) parts.sessionEnded(sessionId)
  }

  app.post('/portal/api/profile/email', async (request) => {
    const { userId } = await portalSession(context, request)
    const email = addressOf(read(EmailAsk, request.body).email)
    if (!asks.take(userId) || !mails.take(email)) throw tooManyTries('an hour')
    // Not waited for: how long the answer takes must not tell whether somebody has this address.
    context.afterwards(mailWish(context, userId, email))
    return {}
  })

  app.post('/portal/api/profile/email/code', async (request): Promise<PortalOwnProfile> => {
    const session = await portalSession(context, request)
    const { userId } = session
    const { code } = read(EmailProof, request.body)
    if (!tries.take(userId)) throw tooManyTries('an hour')
    const wish = await provedEmailChange(database, userId, code, now())
    const changed =
      wish &&
      (await database.transaction((queries) =>
        changeEmail(queries, userId, wish.newEmail, {
          at: now(),
          keepSession: session.id,
          network: () => networkName(queries),
          address: parts.address(),
          changeId: wish.id,
        }),
      ))
    if (changed === null) {
      throw new Refusal('badCode', 'This code is wrong or no longer valid. Ask for a new one.')
    }
    tries.takeBack(userId)
    announce(changed)
    return ownProfile(context, session)
  })

  app.post('/portal/api/email/take-back', { config: PER_MINUTE }, async (request) => {
    const { secret } = read(EmailTakeBack, request.body)
    const at = now()
    const changed = await database.transaction(async (queries) => {
      const found = await useTakeBack(queries, secret, at)
      return found && changeEmail(queries, found.userId, found.oldEmail, { at, keepSession: null })
    })
    if (changed === null) throw notFound()
    announce(changed)
    return {}
  })
}

/** An address as it is stored and compared. Nothing but an address may get mail: no second one, no header. */
function addressOf(email: string): string {
  const address = email.trim().toLowerCase()
  if (!/^[^\s@,;<>"]+@[^\s@,;<>"]+$/.test(address)) {
    throw new Refusal('badRequest', 'This is no e-mail address. Check it and try again.')
  }
  return address
}

/** The code goes to whoever has the new address; somebody who has an account with it is told that, and gets no code. */
async function mailWish(context: ServerContext, userId: UserId, email: string): Promise<void> {
  const code = await makeEmailChange(context.database, userId, email, context.now())
  if (!(await isTaken(context.database, userId, email))) return mailCode(context, email, code)
  const network = await networkName(context.database)
  await context.mail.send({
    to: email,
    subject: `Your address at ${network}`,
    text:
      `Somebody who is signed in at ${network} wanted to use this address as theirs. It is the address of your account, ` +
      'so nothing was changed.\n\nIf that was you: sign in with this address instead. If not, you need not do anything.\n',
  })
}

/** Whether another user, or another's account at the desk, has the address. */
async function isTaken(queries: Queries, userId: UserId, email: string): Promise<boolean> {
  const others = await queries.query(
    `select 1 from users where lower(email) = $2 and id <> $1
     union all select 1 from accounts where email = $2 and user_id <> $1`,
    [userId, email],
  )
  return others.length > 0
}

/**
 * Gives a user the address: in every location's row, in the account at the desk, and every session ends but `keepSession`.
 * With `changeId` it can be taken back, and the old address is told how. Null when somebody else has the address by now.
 */
async function changeEmail(
  queries: Queries,
  userId: UserId,
  email: string,
  how:
    | { at: number; keepSession: null }
    | {
        at: number
        keepSession: string
        changeId: string
        address: string
        network: () => Promise<string>
      },
): Promise<Changed | null> {
  const { at } = how
  const tx = syncTransactionOn(queries)
  await tx.lockAddresses([email])
  if (await isTaken(queries, userId, email)) return null
  await tx.lockPeople([userId])
  const [first = userStream(userId), ...rest] = (await tx.placesOf([userId])).map(locationStream)
  const writers = await StreamWriters.open(tx, [first, ...rest], { actor: userId, at })
  const [before] = await tx.users([userId])
  if (before === undefined) return null
  if (how.keepSession !== null) {
    const secret = await endEmailChange(queries, how.changeId, before.email, at)
    if (secret === null) return null
    if (before.email !== null && before.email !== email) {
      const link = `${how.address}/portal/#/take-back/${secret}`
      await tx.queueMail(changedMail(before.email, email, await how.network(), link), at)
    }
  }
  const row = { ...before, rev: before.rev + 1, email }
  await tx.putAll('user', [row])
  await writers.put('user', row)
  await queries.query('update accounts set email = $2 where user_id = $1', [userId, email])
  await queries.query('delete from mail_codes where user_id = $1', [userId])
  const sessions = await queries.query<{ id: string }>(
    'select id from sessions where user_id = $1 and revoked_at is null and id is distinct from $2::uuid',
    [userId, how.keepSession],
  )
  for (const { id } of sessions) await endSession(queries, id, 'emailChanged', at)
  return { batches: writers.batches, ended: sessions.map(({ id }) => id) }
}

function changedMail(to: string, email: string, network: string, link: string) {
  return {
    to,
    subject: `Your address at ${network} was changed`,
    text:
      `From now on you sign in at ${network} with ${email}, and get your mail there.\n\n` +
      `If that was not you, take it back: ${link}\nThis works for seven days, and signs everybody out.\n`,
  }
}
