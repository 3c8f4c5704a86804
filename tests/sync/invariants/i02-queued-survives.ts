import { InvariantBroken } from './broken.ts'

/** I2: what the window has shown as queued waits in the outbox until it is applied or taken back by the user. */
export function checkI2(facts: {
  queued: Iterable<string>
  inOutbox: ReadonlySet<string>
  applied: ReadonlySet<string>
  takenBack: ReadonlySet<string>
}): void {
  for (const op of facts.queued) {
    if (facts.inOutbox.has(op) || facts.applied.has(op) || facts.takenBack.has(op)) continue
    throw new InvariantBroken('I2', `op ${op} left the outbox without having been applied`)
  }
}
