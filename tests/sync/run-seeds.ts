import { runSchedule } from './world/run-schedule.ts'

const STEPS = 300
const SEEDS_DEFAULT = 2000

/** How many seeds to try: FOYER_SEEDS, or 2,000. */
export function seedCount(): number {
  return Number(process.env['FOYER_SEEDS'] ?? SEEDS_DEFAULT)
}

/** Runs seeds `first`, `first + stride`, … up to `last`. The first failure is thrown, with how to see it again. */
export async function runSeeds(first: number, last: number, stride: number): Promise<number> {
  let ran = 0
  for (let seed = first; seed <= last; seed += stride) {
    await runSeed(seed)
    ran++
  }
  return ran
}

/** One schedule of 300 steps. */
export async function runSeed(seed: number): Promise<void> {
  try {
    await runSchedule(seed, STEPS)
  } catch (error) {
    const again = `FOYER_SEED=${seed} npx vitest run --config scripts/vitest.config.mjs tests/sync/schedules.test.ts`
    if (error instanceof Error) error.message = `Seed ${seed}. Again with: ${again}\n${error.message}`
    throw error
  }
}
