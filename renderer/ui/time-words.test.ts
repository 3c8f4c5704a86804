import { describe, expect, it } from 'vitest'
import {
  agoWords,
  clockWords,
  dateWords,
  dayWords,
  daysBefore,
  durationWords,
  exactWords,
  momentWords,
  rowTimeWords,
  spanWords,
} from './time-words.ts'

const BERLIN = 'Europe/Berlin'
/** Tuesday 24 November 2026, 10:42 in Berlin. */
const now = Date.UTC(2026, 10, 24, 9, 42)
const HOUR = 3_600_000
const DAY = 24 * HOUR

describe('the time at the end of a row', () => {
  it('is the clock today, in the zone of the location and not of the machine', () => {
    expect(rowTimeWords(now, now, BERLIN)).toBe('10:42')
    expect(rowTimeWords(now, now, 'America/New_York')).toBe('04:42')
  })

  it('changes at midnight of the location', () => {
    const lateEvening = Date.UTC(2026, 10, 23, 22, 59)
    const afterMidnight = Date.UTC(2026, 10, 23, 23, 1)
    expect(rowTimeWords(lateEvening, now, BERLIN)).toBe('Yesterday')
    expect(rowTimeWords(afterMidnight, now, BERLIN)).toBe('00:01')
  })

  it('is a weekday within a week, then a date, then one with its year', () => {
    expect(rowTimeWords(now - 4 * DAY, now, BERLIN)).toBe('Fri')
    expect(rowTimeWords(now - 7 * DAY, now, BERLIN)).toBe('17 Nov')
    expect(rowTimeWords(now - 400 * DAY, now, BERLIN)).toBe('20 Oct 2025')
  })
})

describe('days', () => {
  it('are counted across a change of the clocks', () => {
    const beforeChange = Date.UTC(2026, 9, 24, 22, 30)
    const afterChange = Date.UTC(2026, 9, 25, 23, 30)
    expect(daysBefore(beforeChange, afterChange, BERLIN)).toBe(1)
    expect(daysBefore(afterChange, beforeChange, BERLIN)).toBe(-1)
  })

  it('are named between messages', () => {
    expect(dayWords(now - HOUR, now, BERLIN)).toBe('Today')
    expect(dayWords(now - DAY, now, BERLIN)).toBe('Yesterday')
    expect(dayWords(now - 4 * DAY, now, BERLIN)).toBe('Friday 20 November')
    expect(dayWords(now - 365 * DAY, now, BERLIN)).toBe('Monday 24 November 2025')
  })
})

describe('sentences', () => {
  it('say how fresh something is', () => {
    expect(agoWords(now - 59_000, now, BERLIN)).toBe('just now')
    expect(agoWords(now - 3 * 60_000, now, BERLIN)).toBe('3 min ago')
    expect(agoWords(now - 2 * HOUR, now, BERLIN)).toBe('2 h ago')
    expect(agoWords(now - DAY, now, BERLIN)).toBe('yesterday 10:42')
  })

  it('say a moment with its day when that is not today', () => {
    expect(momentWords(now, now, BERLIN)).toBe('10:42')
    expect(momentWords(now - 3 * DAY, now, BERLIN)).toBe('Sat 21 Nov, 10:42')
  })

  it('say how long somebody has been there', () => {
    expect(durationWords(now, now, BERLIN)).toBe('today')
    expect(durationWords(now - 2 * DAY, now, BERLIN)).toBe('2 days')
    expect(durationWords(now - 7 * DAY, now, BERLIN)).toBe('1 week')
    expect(durationWords(now - 62 * DAY, now, BERLIN)).toBe('2 months')
    expect(durationWords(now - 800 * DAY, now, BERLIN)).toBe('2 years')
  })
})

describe('bookings', () => {
  it('show the day and the span', () => {
    expect(dateWords(now, now, BERLIN)).toBe('Tue 24 Nov')
    expect(clockWords(now, BERLIN)).toBe('10:42')
    expect(spanWords(now, now + 2 * HOUR, now, BERLIN)).toBe('10:42–12:42')
    expect(spanWords(now, now + 20 * HOUR, now, BERLIN)).toBe('10:42 – Wed 25 Nov, 06:42')
  })

  it('tell the exact moment and its zone on hover', () => {
    expect(exactWords(now, BERLIN)).toBe('Tuesday 24 November 2026, 10:42:00 (Europe/Berlin)')
  })
})
