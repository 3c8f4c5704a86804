import { atWallTime, wallTime } from '../../ui/zoned-time.ts'

const HOUR_MS = 3_600_000
const MORNING = 9

/** An hour from now. */
export function inAnHour(nowMs: number): number {
  return nowMs + HOUR_MS
}

/** Nine o'clock on the next day of the location. */
export function tomorrowMorning(nowMs: number, timeZone: string): number {
  return morningIn(1, nowMs, timeZone)
}

/** Nine o'clock on the next Monday of the location; on a Monday, a week later. */
export function nextMonday(nowMs: number, timeZone: string): number {
  const today = wallTime(nowMs, timeZone)
  const weekday = new Date(Date.UTC(today.year, today.month - 1, today.day)).getUTCDay()
  return morningIn((8 - weekday) % 7 || 7, nowMs, timeZone)
}

function morningIn(days: number, nowMs: number, timeZone: string): number {
  const today = wallTime(nowMs, timeZone)
  return atWallTime({ ...today, day: today.day + days, hour: MORNING, minute: 0 }, timeZone)
}
