import { describe, expect, it } from 'vitest'
import { fromField, nextField, toField } from '../../ui/zoned-field.ts'
import { nextMonday, tomorrowMorning } from './follow-up-times.ts'

const zone = 'Europe/London'
const utc = (atMs: number | null) => (atMs === null ? null : new Date(atMs).toISOString())
/** A Tuesday in London, still Monday evening in New York. */
const tuesday = Date.UTC(2026, 10, 24, 2, 30)

describe('when to follow up', () => {
  it('counts days as the location does', () => {
    expect(utc(tomorrowMorning(tuesday, zone))).toBe('2026-11-25T09:00:00.000Z')
    expect(utc(tomorrowMorning(tuesday, 'America/New_York'))).toBe('2026-11-24T14:00:00.000Z')
  })

  it('finds the next Monday, on a Monday the one after', () => {
    expect(utc(nextMonday(tuesday, zone))).toBe('2026-11-30T09:00:00.000Z')
    expect(utc(nextMonday(Date.UTC(2026, 10, 30, 8), zone))).toBe('2026-12-07T09:00:00.000Z')
    expect(utc(nextMonday(Date.UTC(2026, 10, 29, 8), zone))).toBe('2026-11-30T09:00:00.000Z')
  })

  it('reads and writes the field of date and time', () => {
    expect(utc(fromField('2026-07-01T09:30', zone))).toBe('2026-07-01T08:30:00.000Z')
    expect(toField(Date.UTC(2026, 6, 1, 8, 30), zone)).toBe('2026-07-01T09:30')
    expect(fromField('', zone)).toBeNull()
    expect(fromField('2026-07-01', zone)).toBeNull()
  })

  it('offers the next full hour of the same day, and late in the evening the minute that it is', () => {
    const hour = 3_600_000
    expect(nextField(Date.UTC(2026, 6, 1, 8, 31), hour, zone)).toBe('2026-07-01T10:00')
    expect(nextField(Date.UTC(2026, 6, 1, 22, 31), hour, zone)).toBe('2026-07-01T23:31')
  })
})
