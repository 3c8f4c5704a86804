import { z } from 'zod'
import { WireError } from '../../protocol/wire/errors.ts'
import type { Answer } from '../../protocol/wire/requests.ts'

/** How long an HTTP answer may take, with its body. */
const TIMEOUT_MS = 30_000

const Refused = z.union([WireError, z.object({ error: WireError }).transform((wrapped) => wrapped.error)])

/**
 * Fetches `path` of the server. Never rejects: no network, an error page or a redirect are answers, each with a sentence
 * for a person.
 */
export async function fetchFrom(
  origin: string,
  path: string,
  headers: Record<string, string>,
): Promise<Answer<{ body: string; headers: Headers }>> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS)
    const response = await fetch(origin + path, { headers, signal, redirect: 'error' })
    const body = await response.text()
    if (response.ok) return { ok: true, value: { body, headers: response.headers } }
    const refused = Refused.safeParse(parseJson(body))
    return { ok: false, error: refused.success ? refused.data : answersStrangely(origin, response.status) }
  } catch {
    const message = `The server at ${new URL(origin).host} can’t be reached. Foyer tries again by itself.`
    return { ok: false, error: { code: 'busy', retry: 'backoff', message } }
  }
}

/** Null for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function answersStrangely(origin: string, status: number): WireError {
  if (status === 401) {
    return { code: 'sessionExpired', retry: 'auth', message: 'The session has ended. Sign in again.' }
  }
  const message = `The server at ${origin} answered with the error ${status}. Foyer tries again by itself.`
  return { code: status >= 500 ? 'busy' : 'internal', retry: 'backoff', message }
}
