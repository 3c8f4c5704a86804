import { atWallTime, wallTime } from './zoned-time.ts'

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

/** What a field of date and time holds ("2026-11-25T09:00"), read as the time of the location; null when incomplete. */
export function fromField(value: string, timeZone: string): number | null {
  const match = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(value)
  if (!match) return null
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0] = match.slice(1).map(Number)
  return atWallTime({ year, month, day, hour, minute }, timeZone)
}

/** The reverse of `fromField`. */
export function toField(atMs: number, timeZone: string): string {
  const { year, month, day, hour, minute } = wallTime(atMs, timeZone)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}`
}
