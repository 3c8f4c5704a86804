const HOUR_MS = 3_600_000

/**
 * The day that a moment falls on in a time zone: from its midnight (in) to the next (out), in milliseconds since 1970.
 * Days of 23 and 25 hours come out right. An unknown zone counts as UTC.
 */
export function dayBounds(atMs: number, timeZone: string): { startMs: number; endMs: number } {
  const dateOf = dateIn(timeZone)
  const today = dateOf(atMs)
  // Offsets are whole quarter hours and the date changes once within 26 hours on either side.
  const startMs = firstQuarter(atMs - 26 * HOUR_MS, (ms) => dateOf(ms) >= today)
  const endMs = firstQuarter(atMs, (ms) => dateOf(ms) > today)
  return { startMs, endMs }
}

/** Formats times of a location. A time zone that this computer does not know counts as UTC. */
export function formatIn(
  locale: string,
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  }
}

/** Days as text that sorts: 2026-02-28. */
function dateIn(timeZone: string): (ms: number) => string {
  const format = formatIn('en-CA', timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' })
  return (ms) => format.format(ms)
}

function firstQuarter(fromMs: number, isThere: (ms: number) => boolean): number {
  const quarterMs = HOUR_MS / 4
  let low = Math.floor(fromMs / quarterMs)
  let high = low + (27 * HOUR_MS) / quarterMs
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (isThere(middle * quarterMs)) high = middle
    else low = middle + 1
  }
  return low * quarterMs
}
