import { clockWords, daysBefore, momentWords } from '../../../ui/time-words.ts'

const QUARTER_MS = 15 * 60_000
/** 31 December 9999: until somebody switches it on again. */
export const FOR_EVER_MS = 253_402_214_400_000

/** An hour from now. */
export function inAnHour(nowMs: number): number {
  return nowMs + 60 * 60_000
}

/**
 * Eight in the morning of tomorrow by the clock of the location. Looked for in steps of a quarter of an hour, so that a
 * night in which the clocks change is no special case.
 */
export function tomorrowMorning(nowMs: number, timeZone: string): number {
  let at = Math.ceil(nowMs / QUARTER_MS) * QUARTER_MS
  while (daysBefore(at, nowMs, timeZone) !== -1 || clockWords(at, timeZone) < '08:00') at += QUARTER_MS
  return at
}

/** "Muted until 15:00", "Muted until tomorrow 08:00", "Muted"; null when it isn't. */
export function mutedWords(mutedUntil: number | null, nowMs: number, timeZone: string): string | null {
  if (mutedUntil === null || mutedUntil <= nowMs) return null
  if (mutedUntil >= FOR_EVER_MS) return 'Muted'
  const isTomorrow = daysBefore(mutedUntil, nowMs, timeZone) === -1
  const when = isTomorrow
    ? `tomorrow ${clockWords(mutedUntil, timeZone)}`
    : momentWords(mutedUntil, nowMs, timeZone)
  return `Muted until ${when}`
}
