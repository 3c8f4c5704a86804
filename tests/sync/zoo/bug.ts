import type { Faults } from '../world/world.ts'

/** A bug that can be planted in a simulated world, and the invariants of which one must break. */
export interface Bug {
  name: string
  caughtBy: string[]
  faults: Faults
}
