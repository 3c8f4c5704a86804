import { describe, expect, it } from 'vitest'
import { InvariantBroken } from './invariants/broken.ts'
import { runSchedule } from './world/run-schedule.ts'
import { DEVICE_BUGS } from './zoo/device-bugs.ts'
import type { Bug } from './zoo/bug.ts'
import { SERVER_BUGS } from './zoo/server-bugs.ts'
import { SIGNATURE_BUGS } from './zoo/signature-bugs.ts'

const SEEDS_MAX = 80
const STEPS = 300

/** Tries seeds until an invariant breaks; null when none does. */
async function firstBroken({
  faults,
  noticedWith,
}: Bug): Promise<{ invariant: string; seed: number } | null> {
  const seeds = Array.from({ length: SEEDS_MAX }, (_, index) => index + 1)
  for (const seed of noticedWith === undefined ? seeds : [noticedWith, ...seeds]) {
    try {
      await runSchedule(seed, STEPS, faults)
    } catch (error) {
      if (error instanceof InvariantBroken) return { invariant: error.invariant, seed }
      throw error
    }
  }
  return null
}

describe('the bug zoo: each bug, planted alone, is caught by an invariant', () => {
  it.each([...SERVER_BUGS, ...SIGNATURE_BUGS, ...DEVICE_BUGS])('$name', async (bug) => {
    const caught = await firstBroken(bug)
    expect(caught, 'no seed noticed it').not.toBeNull()
    expect(bug.caughtBy, `caught with seed ${caught?.seed}`).toContain(caught?.invariant)
  })
})
