import { describe, expect, it } from 'vitest'
import { runSeeds, seedCount } from './run-seeds.ts'

describe.skipIf(process.env['FOYER_SEED'] !== undefined)(
  'random schedules of several devices, odd seeds',
  () => {
    it('break no invariant', async () => {
      const last = seedCount()
      expect(await runSeeds(1, last, 2)).toBe(Math.ceil(last / 2))
    })
  },
)
