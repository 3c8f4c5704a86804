import { describe, expect, it } from 'vitest'
import { KEPT_SEEDS } from './kept-seeds.ts'
import { runSeed, runSeeds, seedCount } from './run-seeds.ts'

const only = process.env['FOYER_SEED']

/** The odd seeds run in schedules-odd.test.ts: two files, two processes. */
describe.skipIf(only !== undefined)('random schedules of several devices, even seeds', () => {
  it('break no invariant', async () => {
    const last = seedCount()
    expect(await runSeeds(2, last, 2)).toBe(Math.floor(last / 2))
  })

  it.each(KEPT_SEEDS)('kept seed $seed: $found', ({ seed }) => runSeed(seed))
})

describe.runIf(only !== undefined)('one schedule', () => {
  it(`seed ${only}`, () => runSeed(Number(only)))
})
