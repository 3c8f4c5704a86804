import { describe, expect, it } from 'vitest'
import { runSchedule } from './world/run-schedule.ts'

describe('a simulated history', () => {
  it.each([11, 12, 13, 14, 15])('is the same for the same seed (%i)', async (seed) => {
    const first = await runSchedule(seed, 300)
    expect(await runSchedule(seed, 300)).toEqual(first)
  })

  it('is another for another seed', async () => {
    const first = await runSchedule(21, 50)
    expect((await runSchedule(22, 50)).traceHash).not.toBe(first.traceHash)
  })
})
