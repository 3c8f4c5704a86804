const MINUTE_MS = 60_000
const HOUR_MS = 3_600_000
const DAY_MS = 86_400_000
const OPENS_AT_MINUTE = 8 * 60
const OPEN_MINUTES = 11 * 60
/** The last minute of the morning that the demo shows; what happened "this morning" is at or before it. */
const MORNING_ENDS_MINUTE = 10 * 60 + 44
const HISTORY_DAYS = 800

/** A local day: whole days since 1 January 1970. */
type Day = number

/** The wall clock of one location, with the hours in which its desk is open. */
export interface Calendar {
  readonly now: number
  readonly today: Day
  /** Milliseconds of a local wall time, "14:30". */
  at(day: Day, time: string): number
  /**
   * A time of this morning that lies before `now`: as it stands when the morning is over, else moved together, so that
   * the demo shows a morning's work at any hour.
   */
  thisMorning(time: string): number
  /** 0 is Sunday. */
  weekday(day: Day): number
  /** The first such weekday after today. */
  next(weekday: number): Day
  /** The last such weekday that is at least `daysAgo` days past. */
  last(weekday: number, daysAgo: number): Day
  dayOf(ms: number): Day
  /** "Tue 24 Nov" */
  dayName(day: Day): string
  /** Minutes that the desk has been open until then: a clock that stands still at night. */
  openMinutes(ms: number): number
  /** The other way round. */
  atOpenMinute(minute: number): number
}

/** The calendar of a time zone (IANA) as it stands at `now`. */
export function createCalendar(now: number, timeZone: string): Calendar {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const offsets = new Map<Day, number>()

  function offsetOf(ms: number): number {
    const part = new Map(format.formatToParts(ms).map(({ type, value }) => [type, Number(value)]))
    const get = (name: Intl.DateTimeFormatPartTypes) => part.get(name) ?? 0
    const local = Date.UTC(
      get('year'),
      get('month') - 1,
      get('day'),
      get('hour'),
      get('minute'),
      get('second'),
    )
    return local - Math.floor(ms / 1000) * 1000
  }

  /** Clocks change at night, so the offset at noon is the one of the whole working day. */
  function offsetOn(day: Day): number {
    const known = offsets.get(day)
    if (known !== undefined) return known
    const offset = offsetOf(day * DAY_MS + 12 * HOUR_MS)
    offsets.set(day, offset)
    return offset
  }

  const atMinute = (day: Day, minute: number) => day * DAY_MS + minute * MINUTE_MS - offsetOn(day)
  const dayOf = (ms: number) => Math.floor((ms + offsetOf(ms)) / DAY_MS)
  const weekday = (day: Day) => (((day + 4) % 7) + 7) % 7
  const today = dayOf(now)

  const openDays: number[] = []
  for (let day = today - HISTORY_DAYS; day <= today; day += 1) {
    if (weekday(day) !== 0 && weekday(day) !== 6) openDays.push(atMinute(day, OPENS_AT_MINUTE))
  }

  function openIndex(ms: number): number {
    let low = 0
    let high = openDays.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((openDays[middle] ?? Infinity) <= ms) low = middle
      else high = middle - 1
    }
    return low
  }

  return {
    now,
    today,
    at: (day, time) => atMinute(day, minuteOf(time)),
    thisMorning: (time) => {
      const midnight = atMinute(today, 0)
      const minutesPast = (now - midnight) / MINUTE_MS
      if (minutesPast >= MORNING_ENDS_MINUTE) return atMinute(today, minuteOf(time))
      return midnight + Math.floor((minuteOf(time) / MORNING_ENDS_MINUTE) * (now - midnight))
    },
    weekday,
    next: (wanted) => today + (((wanted - weekday(today) + 6) % 7) + 1),
    last: (wanted, daysAgo) => today - daysAgo - ((weekday(today - daysAgo) - wanted + 7) % 7),
    dayOf,
    dayName: (day) =>
      new Date(day * DAY_MS)
        .toLocaleDateString('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' })
        .replace(',', ''),
    openMinutes: (ms) => {
      const index = openIndex(ms)
      const minutes = (ms - (openDays[index] ?? ms)) / MINUTE_MS
      return index * OPEN_MINUTES + Math.max(0, Math.min(OPEN_MINUTES, minutes))
    },
    atOpenMinute: (minute) => {
      const index = Math.min(openDays.length - 1, Math.max(0, Math.floor(minute / OPEN_MINUTES)))
      return Math.floor((openDays[index] ?? now) + (minute - index * OPEN_MINUTES) * MINUTE_MS)
    },
  }
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number)
  return hours * 60 + minutes
}
