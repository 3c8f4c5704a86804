import { describe, it } from 'vitest'
import { KEPT_SEEDS } from './kept-seeds.ts'
import { halfOf, runSeed, runSeeds, seedRange } from './run-seeds.ts'

const only = process.env['FOYER_SEED']
const { first, last } = seedRange()

/** The odd seeds run in schedules-odd.test.ts: two files, two processes. */
describe.skipIf(only !== undefined)('random schedules of several devices, even seeds', () => {
  it(`${first} to ${last} break no invariant`, () => runSeeds(halfOf({ first, last }, 0)))

  it.each(KEPT_SEEDS)('kept seed $seed: $found', ({ seed }) => runSeed(seed))
})

describe.runIf(only !== undefined)('one schedule', () => {
  it(`seed ${only}`, () => runSeed(Number(only)))
})
