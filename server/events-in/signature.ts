import { createHmac, timingSafeEqual } from 'node:crypto'
import { StartError } from '../start-error.ts'

/** A delivery that is older, or from further ahead, is refused: somebody may be sending again what was overheard. */
const TOLERANCE_MS = 5 * 60_000
const PREFIX = 'whsec_'
/** Standard Webhooks: at least 24 bytes, at most 64. */
const KEY_BYTES = { least: 24, most: 64 }

/** What is signed, beside the body. */
export interface SignedHeaders {
  id: string | undefined
  /** Whole seconds since 1970. */
  timestamp: string | undefined
  /** `v1,<base64>`, or several with spaces between them. */
  signature: string | undefined
}

/**
 * The keys in a text like `whsec_…`; with two, separated by a space, both are good, so that a secret can be changed
 * without a gap. Throws StartError for what is not one.
 */
export function keysOf(text: string): Buffer[] {
  return text
    .trim()
    .split(/\s+/)
    .map((secret) => {
      const base64 = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
      const key = Buffer.from(base64, 'base64')
      const isWhole = key.toString('base64').replace(/=+$/, '') === base64.replace(/=+$/, '')
      if (isWhole && key.length >= KEY_BYTES.least && key.length <= KEY_BYTES.most) return key
      throw new StartError(
        `The secret of the events must be "${PREFIX}" and ${KEY_BYTES.least} to ${KEY_BYTES.most} random bytes in base64.`,
        2,
      )
    })
}

/** The text of a key, as other systems want it. */
export function secretText(key: Buffer): string {
  return PREFIX + key.toString('base64')
}

/**
 * Whether somebody who has one of the keys signed this body under this id at about this time, in the manner of Standard
 * Webhooks 1.0: HMAC-SHA256 over `id.timestamp.body`. Compares in constant time.
 */
export function isSigned(
  keys: readonly Buffer[],
  headers: SignedHeaders,
  body: Buffer,
  nowMs: number,
): boolean {
  const { id = '', timestamp = '', signature = '' } = headers
  // Without a dot in it, an id can't be mistaken for an id and a time.
  if (!/^[\x21-\x2d\x2f-\x7e]{1,200}$/.test(id) || !/^\d{1,12}$/.test(timestamp)) return false
  if (Math.abs(nowMs - Number(timestamp) * 1000) > TOLERANCE_MS) return false
  const given = signature
    .slice(0, 1000)
    .split(' ')
    .filter((one) => one.startsWith('v1,'))
    .map((one) => Buffer.from(one.slice(3), 'base64'))
  let isRight = false
  for (const key of keys) {
    const wanted = createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest()
    for (const one of given) {
      if (one.length === wanted.length && timingSafeEqual(one, wanted)) isRight = true
    }
  }
  return isRight
}
