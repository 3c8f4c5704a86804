import { expect, it } from 'vitest'
import { FIRST_TOLD_SETTINGS, type ToldSettings } from '../../protocol/ipc/told-views.ts'
import { isQuiet } from './quiet.ts'

const hours = (from: number, to: number, days: number[], on = true): ToldSettings => ({
  ...FIRST_TOLD_SETTINGS,
  quietHours: { on, from: from * 60, to: to * 60, days },
})
const MONDAY = 1
const TUESDAY = 2

it.each([
  ['in the evening of a day', hours(18, 8, [MONDAY]), MONDAY, 20, true],
  ['in the morning after', hours(18, 8, [MONDAY]), TUESDAY, 7, true],
  ['in the morning after a day without', hours(18, 8, [TUESDAY]), TUESDAY, 7, false],
  ['at noon', hours(18, 8, [MONDAY, TUESDAY]), TUESDAY, 12, false],
  ['at the end', hours(18, 8, [MONDAY]), TUESDAY, 8, false],
  ['at the beginning', hours(18, 8, [MONDAY]), MONDAY, 18, true],
  ['within one day', hours(12, 14, [MONDAY]), MONDAY, 13, true],
  ['within one day on another', hours(12, 14, [MONDAY]), TUESDAY, 13, false],
  ['all day', hours(0, 0, [MONDAY]), MONDAY, 13, true],
  ['from Saturday to Sunday', hours(20, 10, [6]), 0, 9, true],
  ['switched off', hours(18, 8, [MONDAY], false), MONDAY, 20, false],
])('quiet %s', (_name, settings, day, hour, quiet) => {
  expect(isQuiet(settings, { nowMs: 0, day, minuteOfDay: hour * 60 })).toBe(quiet)
})

it('is quiet for as long as was asked for', () => {
  const settings = { ...FIRST_TOLD_SETTINGS, quietUntil: 1000 }
  expect(isQuiet(settings, { nowMs: 999, day: 1, minuteOfDay: 0 })).toBe(true)
  expect(isQuiet(settings, { nowMs: 1000, day: 1, minuteOfDay: 0 })).toBe(false)
})
