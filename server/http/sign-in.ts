import type { FastifyInstance } from 'fastify'
import { RefreshRequest, SignInRequest, type Tokens } from '../../protocol/wire/http.ts'
import { accessOf, findAccount } from '../auth/accounts.ts'
import { networkOf } from '../auth/network-of.ts'
import { verifyPassword } from '../auth/passwords.ts'
import {
  endSession,
  openDeskSession,
  refreshSession,
  sessionOfRefreshToken,
  type DeskTokens,
} from '../auth/sessions.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { Refusal } from '../sync/refusal.ts'
import { read, sessionExpired, tooManyTries } from './refusal.ts'

const WINDOW_MS = 15 * 60_000
/** Wrong passwords for one account from one address, and for one account from anywhere. */
const PER_ADDRESS = { tries: 10, windowMs: WINDOW_MS }
const PER_ACCOUNT = { tries: 100, windowMs: WINDOW_MS }
/** Requests a minute from one address, right or wrong. */
const PER_MINUTE = { rateLimit: { max: 300, timeWindow: 60_000 } }

/**
 * POST /auth/sign-in, /auth/refresh and /auth/sign-out, for administrators.
 * `sessionEnded` is told of each session that ends, so that its sockets end, too.
 */
export function addSignIn(
  app: FastifyInstance,
  context: ServerContext,
  sessionEnded: (sessionId: string) => void,
): void {
  const { database, now } = context
  const perAddress = new Throttle(PER_ADDRESS, now)
  const perAccount = new Throttle(PER_ACCOUNT, now)

  app.post('/auth/sign-in', { config: PER_MINUTE }, async (request): Promise<Tokens> => {
    const { email, password, deviceId } = read(SignInRequest, request.body)
    const account = email.trim().toLowerCase()
    const accountAtAddress = `${networkOf(request.ip)} ${account}`
    if (!perAccount.allows(account) || !perAddress.take(accountAtAddress)) throw tooManyTries()
    perAccount.count(account)
    const found = await findAccount(database, email)
    if (!(await verifyPassword(found?.passwordHash ?? null, password)) || found === null)
      throw wrongPassword()
    perAddress.forget(accountAtAddress)
    perAccount.takeBack(account)
    return withAccess(context, await openDeskSession(database, found.userId, deviceId, now()))
  })

  app.post('/auth/refresh', { config: PER_MINUTE }, async (request): Promise<Tokens> => {
    const { refreshToken, deviceId } = read(RefreshRequest, request.body)
    const outcome = await refreshSession(database, refreshToken, deviceId, now())
    if (outcome.status === 'reused') sessionEnded(outcome.sessionId)
    if (outcome.status === 'wiped') throw accessEnded()
    if (outcome.status !== 'renewed') throw sessionExpired()
    return withAccess(context, outcome.tokens)
  })

  app.post('/auth/sign-out', { config: PER_MINUTE }, async (request) => {
    const { refreshToken } = read(RefreshRequest, request.body)
    const sessionId = await sessionOfRefreshToken(database, refreshToken)
    if (sessionId !== null) {
      await endSession(database, sessionId, 'signOut', now())
      sessionEnded(sessionId)
    }
    return {}
  })
}

async function withAccess(context: ServerContext, { userId, ...tokens }: DeskTokens): Promise<Tokens> {
  const access = await accessOf(context.database, userId)
  if (access === null) {
    throw new Refusal(
      'forbidden',
      'This account administers no location: ask the owner for a role, or use the portal.',
    )
  }
  return { ...tokens, access }
}

/** The device wipes what it has. Told to nobody who hasn't got a token of that session. */
function accessEnded(): Refusal {
  return new Refusal(
    'gone',
    'Your access to this network has ended. Its data was removed from this computer.',
  )
}

/** The same for an unknown address and a wrong password (security row 24). */
function wrongPassword(): Refusal {
  return new Refusal('badCredentials', 'The e-mail address or the password is wrong.')
}
