import { runSchedule } from './world/run-schedule.ts'

const STEPS = 300
/** As many as fit into a run of all tests. */
const SEEDS_DEFAULT = 300

/**
 * Which seeds to try: FOYER_SEEDS=2000 those from 1 to 2000, FOYER_FIRST_SEED=5001 from there on. Without them always the
 * same ones, so that a run fails for a change of the code and for nothing else.
 */
export function seedRange(): { first: number; last: number } {
  const first = wholeNumber('FOYER_FIRST_SEED', 1)
  return { first, last: first + wholeNumber('FOYER_SEEDS', SEEDS_DEFAULT) - 1 }
}

/** A variable that no test could run with is told, not taken for "none". */
function wholeNumber(variable: string, otherwise: number): number {
  const text = process.env[variable] ?? String(otherwise)
  const number = Number(text)
  if (!Number.isInteger(number) || number < 1)
    throw new Error(`${variable} takes a whole number from 1, not "${text}".`)
  return number
}

/** The seeds of the range that leave this rest when divided by two: 0 the even ones, 1 the odd ones. */
export function halfOf({ first, last }: { first: number; last: number }, rest: 0 | 1): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(
    (seed) => seed % 2 === rest,
  )
}

/** Runs one seed after the other. The first failure is thrown, with how to see it again. */
export async function runSeeds(seeds: readonly number[]): Promise<void> {
  for (const seed of seeds) await runSeed(seed)
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
