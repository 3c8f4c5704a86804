import { expect, it } from 'vitest'
import { createPace } from './pace.ts'

it('rests between pages while somebody types, and for no longer', () => {
  let nowMs = 5000
  const pace = createPace(() => nowMs)
  nowMs += 2000
  expect(pace.restMs()).toBe(0)
  expect(pace.limit()).toBeUndefined()
  pace.handTypes()
  expect(pace.restMs()).toBeGreaterThan(0)
  expect(pace.limit()).toBe(100)
  nowMs += 399
  expect(pace.restMs()).toBeGreaterThan(0)
  nowMs += 1
  expect(pace.restMs()).toBe(0)
})

it('begins with small pages, without a rest between them', () => {
  let nowMs = 5000
  const pace = createPace(() => nowMs)
  expect(pace.limit()).toBe(100)
  expect(pace.restMs()).toBe(0)
  nowMs += 2000
  expect(pace.limit()).toBeUndefined()
})

it('does not rest for hours when the clock is set back', () => {
  let nowMs = 5_000_000
  const pace = createPace(() => nowMs)
  pace.handTypes()
  nowMs -= 3_600_000
  expect(pace.restMs()).toBe(0)
})
