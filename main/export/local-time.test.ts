import { expect, it } from 'vitest'
import { localTime } from './local-time.ts'

it.each([
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 0, 59, 59, 7), '2026-03-29T01:59:59.007+01:00'],
  ['Europe/Berlin', Date.UTC(2026, 2, 29, 1, 0, 0, 0), '2026-03-29T03:00:00.000+02:00'],
  ['America/New_York', Date.UTC(2026, 0, 1, 4, 30), '2025-12-31T23:30:00.000-05:00'],
  ['Asia/Kathmandu', Date.UTC(2026, 0, 1, 0, 0), '2026-01-01T05:45:00.000+05:45'],
  ['UTC', Date.UTC(2026, 0, 1, 0, 0), '2026-01-01T00:00:00.000+00:00'],
])('writes ISO 8601 with the offset of the moment in %s', (timeZone, atMs, iso) => {
  expect(localTime(timeZone).iso(atMs)).toBe(iso)
  expect(Date.parse(iso)).toBe(atMs)
})

it('writes day and time as people there read them', () => {
  const time = localTime('Asia/Tokyo')
  expect(time.day(Date.UTC(2026, 2, 2, 16, 5))).toMatch(/^Tuesday,? 3 March 2026$/)
  expect(time.clock(Date.UTC(2026, 2, 2, 16, 5))).toBe('01:05')
})
