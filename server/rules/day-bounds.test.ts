import { expect, test } from 'vitest'
import { addedDays, dayBounds } from './day-bounds.ts'

const HOUR_MS = 3_600_000

test('a day begins and ends where its zone says, also when the clocks change', () => {
  const [from, to] = dayBounds('2026-07-01', 'Europe/Warsaw')
  expect(new Date(from).toISOString()).toBe('2026-06-30T22:00:00.000Z')
  expect(to - from).toBe(24 * HOUR_MS)
  const hoursOf = (day: string, zone: string) => {
    const [begins, ends] = dayBounds(day, zone)
    return (ends - begins) / HOUR_MS
  }
  expect(hoursOf('2026-03-29', 'Europe/Warsaw')).toBe(23)
  expect(hoursOf('2026-10-25', 'Europe/Warsaw')).toBe(25)
  expect(new Date(dayBounds('2026-07-01', 'Asia/Kathmandu')[0]).toISOString()).toBe(
    '2026-06-30T18:15:00.000Z',
  )
  expect(new Date(dayBounds('2026-07-01', 'no such zone')[0]).toISOString()).toBe('2026-07-01T00:00:00.000Z')
})

test('days are counted over the end of a month', () => {
  expect(addedDays('2028-02-28', 1)).toBe('2028-02-29')
  expect(addedDays('2026-12-31', 1)).toBe('2027-01-01')
})
