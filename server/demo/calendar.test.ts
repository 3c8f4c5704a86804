import { describe, expect, test } from 'vitest'
import { createCalendar } from './calendar.ts'

const evening = Date.UTC(2026, 10, 24, 20, 40)
const night = Date.UTC(2026, 10, 24, 3, 0)

describe('createCalendar', () => {
  test('knows the wall clock on both sides of a change of clocks', () => {
    const calendar = createCalendar(evening, 'Europe/Lisbon')
    expect(calendar.at(calendar.today, '10:00')).toBe(Date.UTC(2026, 10, 24, 10))
    expect(calendar.at(calendar.today - 60, '10:00')).toBe(Date.UTC(2026, 8, 25, 9))
  })

  test('finds the coming and the past weekday', () => {
    const calendar = createCalendar(evening, 'Europe/London')
    expect(calendar.dayName(calendar.today)).toBe('Tue 24 Nov')
    expect(calendar.dayName(calendar.next(2))).toBe('Tue 1 Dec')
    expect(calendar.dayName(calendar.next(3))).toBe('Wed 25 Nov')
    expect(calendar.dayName(calendar.last(5, 2))).toBe('Fri 20 Nov')
    expect(calendar.dayName(calendar.last(5, 5))).toBe('Fri 13 Nov')
  })

  test('shows the morning as it was when it is over', () => {
    const calendar = createCalendar(evening, 'Europe/London')
    expect(calendar.thisMorning('10:42')).toBe(Date.UTC(2026, 10, 24, 10, 42))
  })

  test('moves the morning before now, in order and on the same day, when it is not over', () => {
    const calendar = createCalendar(night, 'Europe/London')
    const times = ['08:55', '10:21', '10:33', '10:42'].map((time) => calendar.thisMorning(time))
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(Math.max(...times)).toBeLessThanOrEqual(night)
    expect(times.map((time) => calendar.dayOf(time))).toEqual(times.map(() => calendar.today))
  })

  test('counts open minutes, which stand still at night and at weekends', () => {
    const calendar = createCalendar(evening, 'Europe/London')
    const minutes = (day: number, time: string) => calendar.openMinutes(calendar.at(day, time))
    const monday = calendar.today - 1
    expect(minutes(monday, '09:00') - minutes(monday - 3, '18:30')).toBe(90)
    expect(minutes(monday - 1, '12:00')).toBe(minutes(monday - 3, '23:00'))
    const at = calendar.at(monday, '11:15')
    expect(calendar.atOpenMinute(calendar.openMinutes(at))).toBe(at)
  })
})
