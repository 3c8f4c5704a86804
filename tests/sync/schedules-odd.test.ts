import { describe, it } from 'vitest'
import { halfOf, runSeeds, seedRange } from './run-seeds.ts'

const { first, last } = seedRange()

describe.skipIf(process.env['FOYER_SEED'] !== undefined)(
  'random schedules of several devices, odd seeds',
  () => {
    it(`${first} to ${last} break no invariant`, () => runSeeds(halfOf({ first, last }, 1)))
  },
)
