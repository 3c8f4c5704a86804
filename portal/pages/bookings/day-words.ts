/**
 * A day as one says it: "Today", "Tomorrow", "Friday 4 December". In: how many days from today on, and the day as
 * 2026-12-04, null while it is not known.
 */
export function dayWords(daysFromToday: number, day: string | null): string {
  if (daysFromToday === 0) return 'Today'
  if (daysFromToday === 1) return 'Tomorrow'
  if (day === null) return `In ${daysFromToday} days`
  return new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(Date.parse(day))
}
