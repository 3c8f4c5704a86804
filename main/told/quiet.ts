import type { ToldSettings } from '../../protocol/ipc/told-views.ts'

/** A moment on this computer's own clock. */
export interface LocalMoment {
  nowMs: number
  /** 0 is Sunday. */
  day: number
  minuteOfDay: number
}

/** The moment on the clock of this computer, in its own time zone. */
export function localMoment(nowMs: number): LocalMoment {
  const date = new Date(nowMs)
  return { nowMs, day: date.getDay(), minuteOfDay: date.getHours() * 60 + date.getMinutes() }
}

/** True when nothing may be shown now: within the quiet hours, or as long as quiet was asked for. */
export function isQuiet(settings: ToldSettings, { nowMs, day, minuteOfDay }: LocalMoment): boolean {
  if (settings.quietUntil !== null && nowMs < settings.quietUntil) return true
  const { on, from, to, days } = settings.quietHours
  if (!on) return false
  if (from < to) return days.includes(day) && minuteOfDay >= from && minuteOfDay < to
  // Past midnight: the evening of one of the days, or the morning after it. The same time twice is a whole day.
  const dayBefore = (day + 6) % 7
  return (days.includes(day) && minuteOfDay >= from) || (days.includes(dayBefore) && minuteOfDay < to)
}
