import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { JsonFile } from './json-file.ts'
import { SessionError } from './session-error.ts'

const TRIES = 5
const WAIT_MS = 60_000
const HASH_BYTES = 32

/** What is kept between runs: a tablet that is switched off in reception mode starts in it again. */
export const StoredReception = z.object({
  active: z.boolean(),
  salt: z.string(),
  /** The scrypt hash of the PIN, in hexadecimal. */
  hash: z.string(),
  /** Wrong PINs since the last right one, and until when no more are looked at (milliseconds). */
  wrong: z.number().int().nonnegative(),
  waitUntil: z.number().int().nonnegative(),
})
export type StoredReception = z.infer<typeof StoredReception>

export const NO_RECEPTION: StoredReception = { active: false, salt: '', hash: '', wrong: 0, waitUntil: 0 }

/** Reception mode: visitors check themselves in, and nothing else can be asked for (use case 3). */
export interface Reception {
  isActive(): boolean
  /** The PIN is needed to leave; only its hash is kept. */
  start(pin: string): void
  /** Throws a SessionError when the PIN is wrong, or was wrong too often just now. */
  leave(pin: string): void
  /** Counts a code or name that fits nobody. Throws while there were too many. */
  requireTry(): void
  countMiss(): void
  countHit(): void
}

/** In: where the state is kept, and the clock in milliseconds. */
export function createReception(file: JsonFile<StoredReception>, now: () => number): Reception {
  let misses = 0
  let missesUntil = 0
  return {
    isActive: () => file.read().active,
    start(pin) {
      const salt = randomBytes(16).toString('hex')
      file.write({ active: true, salt, hash: hashOf(pin, salt), wrong: 0, waitUntil: 0 })
    },
    leave(pin) {
      const stored = file.read()
      if (now() < stored.waitUntil && stored.waitUntil - now() <= WAIT_MS) {
        throw new SessionError('tooManyTries', 'Too many wrong PINs. Wait a minute and try again.')
      }
      const given = Buffer.from(hashOf(pin, stored.salt), 'hex')
      const right = Buffer.from(stored.hash, 'hex')
      if (right.length === given.length && timingSafeEqual(given, right)) {
        file.write(NO_RECEPTION)
        return
      }
      const wrong = stored.wrong + 1
      // Written down, so that switching the tablet off and on gives no new tries.
      file.write({ ...stored, wrong, waitUntil: wrong % TRIES === 0 ? now() + WAIT_MS : 0 })
      throw new SessionError('badCode', 'This PIN is wrong.')
    },
    requireTry() {
      if (misses < TRIES || now() >= missesUntil) return
      throw new SessionError('tooManyTries', 'Too many tries. Ask at the front desk, or wait a minute.')
    },
    countMiss() {
      if (now() >= missesUntil) misses = 0
      misses += 1
      missesUntil = now() + WAIT_MS
    },
    countHit() {
      misses = 0
    },
  }
}

function hashOf(pin: string, salt: string): string {
  return scryptSync(pin, salt, HASH_BYTES).toString('hex')
}
