import { describe, expect, it } from 'vitest'
import { FOR_EVER_MS, inAnHour, mutedWords, tomorrowMorning } from './mute-times.ts'

const zone = 'Europe/Berlin'
const noon = Date.UTC(2026, 10, 24, 11, 0)

describe('tomorrow morning', () => {
  it.each([
    ['in winter', noon, Date.UTC(2026, 10, 25, 7, 0)],
    ['just after midnight', Date.UTC(2026, 10, 23, 23, 1), Date.UTC(2026, 10, 25, 7, 0)],
    [
      'over the night in which the clocks go forward',
      Date.UTC(2026, 2, 28, 20, 0),
      Date.UTC(2026, 2, 29, 6, 0),
    ],
    ['over the night in which they go back', Date.UTC(2026, 9, 24, 20, 0), Date.UTC(2026, 9, 25, 7, 0)],
  ])('%s', (_, now, morning) => {
    expect(tomorrowMorning(now, zone)).toBe(morning)
  })

  it('is at eight where the clocks are a quarter off', () => {
    expect(tomorrowMorning(noon, 'Asia/Kathmandu')).toBe(Date.UTC(2026, 10, 25, 2, 15))
  })
})

describe('muted in words', () => {
  it.each([
    [null, null],
    [noon - 1, null],
    [inAnHour(noon), 'Muted until 13:00'],
    [tomorrowMorning(noon, zone), 'Muted until tomorrow 08:00'],
    [FOR_EVER_MS, 'Muted'],
  ])('%#', (until, words) => {
    expect(mutedWords(until, noon, zone)).toBe(words)
  })
})
