import { z } from 'zod'
import { WireError } from '../../protocol/wire/errors.ts'
import { About, Tokens, type RefreshRequest, type SignInRequest } from '../../protocol/wire/http.ts'
import { PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import { SessionError } from './session-error.ts'

const TIMEOUT_MS = 15_000

/** The four requests about signing in. All of them throw SessionErrors, with a sentence for a person. */
export interface ServerApi {
  /** Makes sure that this is a Foyer server and that the two can talk. */
  check(): Promise<About>
  signIn(request: SignInRequest): Promise<Tokens>
  /** Trades a refresh token, which works once, for new tokens. */
  refresh(request: RefreshRequest): Promise<Tokens>
  /** Ends the session on the server. */
  signOut(request: RefreshRequest): Promise<void>
}

/** Speaks to the server at `origin` over HTTP. */
export function createServerApi(origin: string): ServerApi {
  return {
    async check() {
      const about = About.safeParse(await readJson(await ask(origin, '/about')))
      if (!about.success) throw notFoyer(origin)
      const { oldest, newest } = about.data.protocol
      if (newest < PROTOCOL_VERSION) {
        const sentence = `The server at ${origin} is too old for this Foyer. Ask whoever runs it to update it.`
        throw new SessionError('versionTooOld', sentence)
      }
      if (oldest > PROTOCOL_VERSION) {
        const sentence = `The server at ${origin} needs a newer Foyer. Update this app, then sign in again.`
        throw new SessionError('versionTooNew', sentence)
      }
      return about.data
    },
    signIn: async (request) => readTokens(origin, await post(origin, '/auth/sign-in', request)),
    refresh: async (request) => readTokens(origin, await post(origin, '/auth/refresh', request)),
    async signOut(request) {
      await post(origin, '/auth/sign-out', request)
    },
  }
}

async function post(origin: string, path: string, body: object): Promise<Response> {
  const response = await ask(origin, path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (response.ok) return response
  throw await refusal(origin, response)
}

async function ask(origin: string, path: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(origin + path, { ...init, redirect: 'error', signal: AbortSignal.timeout(TIMEOUT_MS) })
  } catch {
    throw new SessionError(
      'unreachable',
      `Nothing answers at ${origin}. Check the address and the network, then try again.`,
    )
  }
}

async function readJson(response: Response): Promise<unknown> {
  return response.json().catch(() => null)
}

async function readTokens(origin: string, response: Response): Promise<Tokens> {
  const tokens = Tokens.safeParse(await readJson(response))
  if (!tokens.success) throw notFoyer(origin)
  return tokens.data
}

/** The server's own sentence, or one that names what came instead. */
async function refusal(origin: string, response: Response): Promise<SessionError> {
  const body = await readJson(response)
  const error = z
    .union([WireError, z.object({ error: WireError }).transform((wrapped) => wrapped.error)])
    .safeParse(body)
  if (error.success) return new SessionError(error.data.code, error.data.message)
  if (response.status >= 500) {
    return new SessionError(
      'unreachable',
      `The server at ${origin} is in trouble right now. Try again in a minute.`,
    )
  }
  return notFoyer(origin)
}

function notFoyer(origin: string): SessionError {
  return new SessionError('notFoyer', `${origin} answers, but it is not a Foyer server. Check the address.`)
}
