import { localDay } from './local-day.ts'

const HOUR_MS = 3_600_000
/** No zone is further from UTC. */
const FURTHEST_MS = 15 * HOUR_MS
const QUARTER_MS = HOUR_MS / 4

/** The day so many days after another: 2026-02-28 and 1 give 2026-03-01. */
export function addedDays(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`)
  at.setUTCDate(at.getUTCDate() + days)
  return at.toISOString().slice(0, 10)
}

/** When a day begins and ends in a time zone, in milliseconds: its first moment, and that of the next day. */
export function dayBounds(day: string, timeZone: string): [number, number] {
  return [firstMoment(day, timeZone), firstMoment(addedDays(day, 1), timeZone)]
}

/** By halves, as offsets change and every zone's are whole quarters of an hour. */
function firstMoment(day: string, timeZone: string): number {
  const utc = Date.parse(`${day}T00:00:00Z`)
  let before = utc - FURTHEST_MS
  let after = utc + FURTHEST_MS
  while (after - before > QUARTER_MS) {
    const middle = before + Math.floor((after - before) / QUARTER_MS / 2) * QUARTER_MS
    if (localDay(middle, timeZone) < day) before = middle
    else after = middle
  }
  return after
}
