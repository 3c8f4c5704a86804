/** Times as people at a location read them. `timeZone` is an IANA name. */
export interface LocalTime {
  /** "2026-03-29T03:30:00.000+02:00": ISO 8601 with the offset that counted at that moment. */
  iso(atMs: number): string
  /** "Sunday, 29 March 2026" */
  day(atMs: number): string
  /** "03:30" */
  clock(atMs: number): string
}

export function localTime(timeZone: string): LocalTime {
  const fields = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'longOffset',
  })
  const days = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'full' })
  const clocks = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'short' })
  return {
    iso(atMs) {
      const of = Object.fromEntries(fields.formatToParts(atMs).map(({ type, value }) => [type, value]))
      // "GMT" alone is Greenwich itself.
      const offset = of.timeZoneName?.replace('GMT', '') || '+00:00'
      const year = (of.year ?? '').padStart(4, '0')
      return `${year}-${of.month}-${of.day}T${of.hour}:${of.minute}:${of.second}.${of.fractionalSecond}${offset}`
    },
    day: (atMs) => days.format(atMs),
    clock: (atMs) => clocks.format(atMs),
  }
}
