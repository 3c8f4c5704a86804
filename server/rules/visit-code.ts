import { randomInt } from 'node:crypto'
import type { LocationId } from '../../protocol/wire/ids.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { localDay } from './local-day.ts'

/** The longest day there is, with room: the visits of one local day lie within it on either side. */
const DAY_MS = 27 * 3_600_000
const TRIES = 50

/**
 * A six-digit code that no other visit of the location has on that day. In: the one that the desk has made, perhaps
 * offline, which is kept unless it is taken; null for one of the server's own.
 */
export async function freeVisitCode(
  tx: SyncTransaction,
  place: { id: LocationId; timeZone: string },
  expectedAt: number,
  wanted: string | null,
  makeCode: () => string = randomCode,
): Promise<string> {
  const day = localDay(expectedAt, place.timeZone)
  for (let tries = 0; tries < TRIES; tries++) {
    const code = tries === 0 && wanted !== null ? wanted : makeCode()
    const same = await tx.visitsWithCode(place.id, code, expectedAt - DAY_MS, expectedAt + DAY_MS)
    if (!same.some((visit) => localDay(visit.expectedAt, place.timeZone) === day)) return code
  }
  throw new Error('No code is free on this day.')
}

function randomCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0')
}
