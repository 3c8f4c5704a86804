import { expect, it } from 'vitest'
import { dayBounds } from './day-bounds.ts'

const day = (at: string, zone: string) => {
  const { startMs, endMs } = dayBounds(Date.parse(at), zone)
  return [new Date(startMs).toISOString(), new Date(endMs).toISOString()]
}

it.each([
  ['2026-03-02T12:00Z', 'Europe/Berlin', '2026-03-01T23:00:00.000Z', '2026-03-02T23:00:00.000Z'],
  ['2026-03-02T23:30Z', 'Europe/Berlin', '2026-03-02T23:00:00.000Z', '2026-03-03T23:00:00.000Z'],
  // 23 and 25 hours, where the clocks change.
  ['2026-03-29T12:00Z', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', '2026-03-29T22:00:00.000Z'],
  ['2026-10-25T12:00Z', 'Europe/Berlin', '2026-10-24T22:00:00.000Z', '2026-10-25T23:00:00.000Z'],
  ['2026-03-02T12:00Z', 'Asia/Kathmandu', '2026-03-01T18:15:00.000Z', '2026-03-02T18:15:00.000Z'],
  ['2026-03-02T12:00Z', 'Pacific/Kiritimati', '2026-03-02T10:00:00.000Z', '2026-03-03T10:00:00.000Z'],
  ['2026-03-02T12:00Z', 'Nowhere/Atall', '2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'],
])('%s in %s', (at, zone, start, end) => {
  expect(day(at, zone)).toEqual([start, end])
})
