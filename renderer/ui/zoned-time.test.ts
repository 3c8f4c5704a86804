import { describe, expect, it } from 'vitest'
import { atWallTime, wallTime } from './zoned-time.ts'

const at = (iso: string, zone: string) => {
  const [date = '', time = ''] = iso.split(' ')
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number)
  const [hour = 0, minute = 0] = time.split(':').map(Number)
  return new Date(atWallTime({ year, month, day, hour, minute }, zone)).toISOString()
}

describe('the clock on the wall of a location', () => {
  it.each([
    ['2026-11-25 09:00', 'Europe/London', '2026-11-25T09:00:00.000Z'],
    ['2026-07-01 09:00', 'Europe/London', '2026-07-01T08:00:00.000Z'],
    ['2026-11-25 09:00', 'Asia/Kolkata', '2026-11-25T03:30:00.000Z'],
    ['2026-11-32 09:00', 'Europe/Lisbon', '2026-12-02T09:00:00.000Z'],
    // Left out: 01:30 on the morning when London goes forward.
    ['2026-03-29 01:30', 'Europe/London', '2026-03-29T01:30:00.000Z'],
    // Repeated: the first of the two.
    ['2026-10-25 01:30', 'Europe/London', '2026-10-25T00:30:00.000Z'],
    ['2026-01-01 00:30', 'Pacific/Auckland', '2025-12-31T11:30:00.000Z'],
  ])('%s in %s', (wall, zone, utc) => {
    expect(at(wall, zone)).toBe(utc)
  })

  it('goes there and back', () => {
    for (const zone of ['America/St_Johns', 'Europe/Berlin', 'Australia/Lord_Howe']) {
      for (let hours = 0; hours < 24 * 366; hours += 7) {
        const moment = Date.UTC(2026, 0, 1, hours)
        const again = atWallTime(wallTime(moment, zone), zone)
        expect(wallTime(again, zone)).toEqual(wallTime(moment, zone))
      }
    }
  })
})
