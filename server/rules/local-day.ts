/**
 * The day that a moment falls on in a time zone, as text that sorts: 2026-02-28. In: milliseconds since 1970, and an IANA
 * name; one that is not known counts as UTC.
 */
export function localDay(atMs: number, timeZone: string): string {
  return formatOf(timeZone, { year: 'numeric', month: '2-digit', day: '2-digit' }, 'en-CA').format(atMs)
}

/** A moment in the words of a mail: "Tuesday 24 November, 10:00". */
export function localMoment(atMs: number, timeZone: string): string {
  const day = formatOf(timeZone, { weekday: 'long', day: 'numeric', month: 'long' }, 'en-GB').format(atMs)
  return `${day}, ${localTime(atMs, timeZone)}`
}

/** The time of day: "10:02". */
export function localTime(atMs: number, timeZone: string): string {
  return formatOf(timeZone, { hour: '2-digit', minute: '2-digit' }, 'en-GB').format(atMs)
}

function formatOf(
  timeZone: string,
  options: Intl.DateTimeFormatOptions,
  locale: string,
): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone })
  } catch {
    return new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' })
  }
}
