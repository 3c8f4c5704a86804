const MINUTE_MS = 60_000

export interface WallTime {
  year: number
  /** 1 to 12 */
  month: number
  day: number
  hour: number
  minute: number
}

/** What the clock on the wall of that zone shows. */
export function wallTime(atMs: number, timeZone: string): WallTime {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  }).formatToParts(atMs)
  const value = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return {
    year: value('year'),
    month: value('month'),
    day: value('day'),
    hour: value('hour'),
    minute: value('minute'),
  }
}

/**
 * The moment at which the clock on that wall shows a time; days and months may overflow (day 32 is the first of the next
 * month). In the hour that a change of the clocks leaves out, the moment is an hour later; of the hour that it repeats,
 * the first.
 */
export function atWallTime(wall: WallTime, timeZone: string): number {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute)
  const offset = (atMs: number) => {
    const shown = wallTime(atMs, timeZone)
    const shownUtc = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute)
    return shownUtc - Math.floor(atMs / MINUTE_MS) * MINUTE_MS
  }
  // The offsets of a day before and after are the only two that there can be at that time.
  const before = offset(asUtc - 24 * 60 * MINUTE_MS)
  const after = offset(asUtc + 24 * 60 * MINUTE_MS)
  const fits = [asUtc - before, asUtc - after].filter((atMs) => offset(atMs) === asUtc - atMs)
  return fits.length > 0 ? Math.min(...fits) : asUtc - before
}
