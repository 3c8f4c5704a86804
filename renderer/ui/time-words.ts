const LOCALE = 'en-GB'
const DAY_MS = 86_400_000

const formats = new Map<string, Intl.DateTimeFormat>()

/** Making a formatter costs far more than using one, so each is made once. */
function format(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = timeZone + JSON.stringify(options)
  let found = formats.get(key)
  if (!found) {
    found = new Intl.DateTimeFormat(LOCALE, { ...options, timeZone })
    formats.set(key, found)
  }
  return found
}

/** Clocks are changed only at whole quarters of an hour of world time. */
const QUARTER_MS = 15 * 60_000
const offsets = new Map<string, Map<number, number>>()

/** By how many ms the clocks of a zone are ahead at a moment. Asked for each message of a thread: it is kept by quarter. */
function aheadMs(atMs: number, timeZone: string): number {
  let known = offsets.get(timeZone)
  if (!known) offsets.set(timeZone, (known = new Map<number, number>()))
  const quarter = Math.floor(atMs / QUARTER_MS)
  let found = known.get(quarter)
  if (found === undefined) {
    found = readAheadMs(quarter * QUARTER_MS, timeZone)
    known.set(quarter, found)
  }
  return found
}

function readAheadMs(atMs: number, timeZone: string): number {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  } as const
  const parts = format(timeZone, { ...options, hourCycle: 'h23' }).formatToParts(atMs)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  const local = Date.UTC(value('year'), value('month') - 1, value('day'), value('hour'), value('minute'))
  return local - Math.floor(atMs / 60_000) * 60_000
}

/** The number of the calendar day in that zone, so that days can be subtracted across a change of the clocks. */
function dayNumber(atMs: number, timeZone: string): number {
  return Math.floor((atMs + aheadMs(atMs, timeZone)) / DAY_MS)
}

/** Whole calendar days from `atMs` to `nowMs` in that zone: 0 today, 1 yesterday, -1 tomorrow. */
export function daysBefore(atMs: number, nowMs: number, timeZone: string): number {
  return dayNumber(nowMs, timeZone) - dayNumber(atMs, timeZone)
}

/** 10:42 */
export function clockWords(atMs: number, timeZone: string): string {
  return format(timeZone, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(atMs)
}

/** Tue 24 Nov, and the year when it is not this one. */
export function dateWords(atMs: number, nowMs: number, timeZone: string): string {
  const year = format(timeZone, { year: 'numeric' })
  const date = format(timeZone, { day: 'numeric', month: 'short' }).format(atMs)
  if (year.format(atMs) !== year.format(nowMs)) return `${date} ${year.format(atMs)}`
  return `${format(timeZone, { weekday: 'short' }).format(atMs)} ${date}`
}

/** For the end of a row: 10:42 today, Yesterday, Fri within a week, then 13 Nov and 13 Nov 2025. */
export function rowTimeWords(atMs: number, nowMs: number, timeZone: string): string {
  const days = daysBefore(atMs, nowMs, timeZone)
  if (days === 0) return clockWords(atMs, timeZone)
  if (days === 1) return 'Yesterday'
  if (days > 1 && days < 7) return format(timeZone, { weekday: 'short' }).format(atMs)
  const year = format(timeZone, { year: 'numeric' })
  const date = format(timeZone, { day: 'numeric', month: 'short' }).format(atMs)
  return year.format(atMs) === year.format(nowMs) ? date : `${date} ${year.format(atMs)}`
}

/** For a line between days: Today, Yesterday, Friday 20 November. */
export function dayWords(atMs: number, nowMs: number, timeZone: string): string {
  const days = daysBefore(atMs, nowMs, timeZone)
  if (days === 0) return 'Today'
  if (days === 1) return 'Yesterday'
  const year = format(timeZone, { year: 'numeric' })
  const words = `${format(timeZone, { weekday: 'long' }).format(atMs)} ${format(timeZone, { day: 'numeric', month: 'long' }).format(atMs)}`
  return year.format(atMs) === year.format(nowMs) ? words : `${words} ${year.format(atMs)}`
}

/** The whole truth, for a hover: Tuesday 24 November 2026, 10:42:07 (Europe/Berlin). */
export function exactWords(atMs: number, timeZone: string): string {
  const time = format(timeZone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const weekday = format(timeZone, { weekday: 'long' }).format(atMs)
  const date = format(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }).format(atMs)
  return `${weekday} ${date}, ${time.format(atMs)} (${timeZone})`
}

/** A span of time: 10:00–12:00, or both dates when it passes midnight. */
export function spanWords(startMs: number, endMs: number, nowMs: number, timeZone: string): string {
  if (daysBefore(startMs, endMs, timeZone) === 0) {
    return `${clockWords(startMs, timeZone)}–${clockWords(endMs, timeZone)}`
  }
  return `${clockWords(startMs, timeZone)} – ${dateWords(endMs, nowMs, timeZone)}, ${clockWords(endMs, timeZone)}`
}

/** How long ago, for freshness: just now, 3 min ago, 2 h ago, then the date and time. */
export function agoWords(atMs: number, nowMs: number, timeZone: string): string {
  const minutes = Math.floor((nowMs - atMs) / 60_000)
  if (minutes < 1) return 'just now'
  if (minutes < 60) return `${minutes} min ago`
  if (daysBefore(atMs, nowMs, timeZone) === 0) return `${Math.floor(minutes / 60)} h ago`
  return momentWords(atMs, nowMs, timeZone)
}

/** A moment inside a sentence: 10:41 today, else with its day. */
export function momentWords(atMs: number, nowMs: number, timeZone: string): string {
  const clock = clockWords(atMs, timeZone)
  const days = daysBefore(atMs, nowMs, timeZone)
  if (days === 0) return clock
  if (days === 1) return `yesterday ${clock}`
  return `${dateWords(atMs, nowMs, timeZone)}, ${clock}`
}

/** How long somebody has been there: today, yesterday, 3 days, 2 weeks, 5 months, 2 years. */
export function durationWords(sinceMs: number, nowMs: number, timeZone: string): string {
  const days = daysBefore(sinceMs, nowMs, timeZone)
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 7) return plural(days, 'day')
  if (days < 31) return plural(Math.floor(days / 7), 'week')
  if (days < 365) return plural(Math.floor(days / 30.44) || 1, 'month')
  return plural(Math.floor(days / 365.25) || 1, 'year')
}

function plural(count: number, unit: string): string {
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}
