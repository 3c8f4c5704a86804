import { atWallTime, wallTime } from './zoned-time.ts'

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

/** A field's value at the next full step of the day; late in the evening, when that is tomorrow's, at this very minute. */
export function nextField(nowMs: number, stepMs: number, timeZone: string): string {
  const next = toField(Math.ceil(nowMs / stepMs) * stepMs, timeZone)
  const now = toField(nowMs, timeZone)
  return dayOf(next) === dayOf(now) ? next : now
}

function dayOf(value: string): string {
  return value.slice(0, 'yyyy-mm-dd'.length)
}
