import * as http from 'node:http'
import * as https from 'node:https'
import type { PushSubscribe } from '../../protocol/wire/http.ts'
import type { PushKeys } from './keys.ts'
import { endpointAt, lookupPublic } from './services.ts'

const TIMEOUT_MS = 10_000
/** Payloads come in multiples of this, so that a push service doesn't learn how long a message is. */
const BLOCK_BYTES = 1024

/** As whom and where to this server posts. `subject` is how its operator is reached: an https or mailto address. */
export interface Poster {
  keys: PushKeys
  subject: string
  services: readonly string[]
  /** Ends every request under way: the server stops. */
  ended: AbortSignal
}

/** What a push service is asked to do with a notice. */
export interface Posting {
  json: string
  /** Of two that wait at the service with the same one the newer stays; at most 32 characters of base64url. */
  topic: string
  ttlSeconds: number
}

export interface Answer {
  status: number
  /** What the service asks to wait; null when it asks for nothing. */
  retryAfterMs: number | null
}

/**
 * Posts a notice, encrypted to the browser, to its push service; follows no redirect and reads no body. Null when the
 * service may not be used (any more). Rejects when it can't be reached.
 */
export async function postNotice(
  { keys, subject, services, ended }: Poster,
  subscription: PushSubscribe,
  { json, topic, ttlSeconds }: Posting,
): Promise<Answer | null> {
  const at = endpointAt(services, subscription.endpoint)
  if (at === null) return null
  const bytes = Buffer.byteLength(json)
  const padded = json + ' '.repeat(Math.ceil(bytes / BLOCK_BYTES) * BLOCK_BYTES - bytes)
  // Read when there is something to tell: no start waits for it.
  const { default: webPush } = await import('web-push')
  const { method, headers, body } = webPush.generateRequestDetails(subscription, padded, {
    vapidDetails: { subject, ...keys },
    TTL: ttlSeconds,
    urgency: 'high',
    topic,
  })
  const guard = at.onlyPublic ? { lookup: lookupPublic } : {}
  const { request } = at.url.protocol === 'https:' ? https : http
  return new Promise((resolve, reject) => {
    const asked = request(at.url, {
      method,
      headers,
      signal: AbortSignal.any([ended, AbortSignal.timeout(TIMEOUT_MS)]),
      ...guard,
    })
    asked.on('error', reject)
    asked.on('response', (response) => {
      const seconds = Number(response.headers['retry-after'])
      resolve({
        status: response.statusCode ?? 0,
        retryAfterMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : null,
      })
      response.destroy()
    })
    asked.end(body)
  })
}
