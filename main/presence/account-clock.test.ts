import { expect, it } from 'vitest'
import type { Touched } from '../store/sync-port.ts'
import { createAccountClock } from './account-clock.ts'

const settled = () => new Promise<void>((resolve) => setImmediate(resolve))

function world() {
  const state = { now: 1000, heldUntil: null as number | null, dueAt: null as number | null, fails: false }
  const told: string[] = []
  let timer: { at: number; fire: () => void } | null = null
  const clock = createAccountClock({
    store: {
      releaseHeld({ nowMs }) {
        if (state.fails) return Promise.reject(new Error('signed out'))
        const due = state.heldUntil !== null && state.heldUntil <= nowMs
        if (due) state.heldUntil = null
        const touched: Touched = { topics: due ? ['outbox'] : [], conversationIds: [] }
        return Promise.resolve({ next: state.heldUntil, touched })
      },
      nextFollowUpAt: () =>
        Promise.resolve(state.dueAt !== null && state.dueAt > state.now ? state.dueAt : null),
    },
    released: () => told.push(`released at ${state.now}`),
    followUpDue: () => told.push(`due at ${state.now}`),
    failed: (error) => told.push(String(error)),
    now: () => state.now,
    setTimer(delayMs, fire) {
      timer = { at: state.now + delayMs, fire }
      return () => (timer = null)
    },
  })
  return {
    clock,
    state,
    told,
    timerAt: () => timer?.at ?? null,
    async pass(ms: number) {
      const end = state.now + ms
      while (timer !== null && (timer as { at: number }).at <= end) {
        const due: { at: number; fire: () => void } = timer
        timer = null
        state.now = Math.max(state.now, due.at)
        due.fire()
        await settled()
      }
      state.now = end
    },
  }
}

it('lets go what was held when its time is over, and what was over at the start at once', async () => {
  const { clock, state, told, pass } = world()
  state.heldUntil = 900
  clock.look()
  await settled()
  expect(told).toEqual(['released at 1000'])
  state.heldUntil = 6000
  clock.look()
  await settled()
  await pass(4999)
  expect(told).toHaveLength(1)
  await pass(1)
  expect(told).toEqual(['released at 1000', 'released at 6000'])
})

it('tells once when a follow-up becomes due, also when it was brought forward', async () => {
  const { clock, state, told, pass } = world()
  state.dueAt = 50_000
  clock.look()
  await settled()
  state.dueAt = 20_000
  clock.look()
  await settled()
  await pass(100_000)
  expect(told).toEqual(['due at 20000'])
})

it('looks again each minute whatever happened, and never after it was stopped', async () => {
  const { clock, state, told, timerAt, pass } = world()
  state.fails = true
  clock.look()
  await settled()
  expect(told).toEqual(['Error: signed out'])
  state.fails = false
  state.heldUntil = 2000
  await pass(60_000)
  expect(told).toHaveLength(2)
  clock.look()
  clock.stop()
  await settled()
  expect(timerAt()).toBeNull()
})
