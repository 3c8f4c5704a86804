import type { Faults } from '../world/world.ts'

/** A bug that can be planted in a simulated world, and the invariants of which one must break. */
export interface Bug {
  name: string
  caughtBy: string[]
  /** A seed that has noticed it, tried before the others: few histories come where this bug shows. */
  noticedWith?: number
  faults: Faults
}
