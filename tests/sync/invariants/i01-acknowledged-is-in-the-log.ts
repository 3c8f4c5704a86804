import { InvariantBroken } from './broken.ts'

/** I1: an op acknowledged as applied is in the log after any crash. Both are of the same epoch. */
export function checkI1(acknowledged: Iterable<string>, inTheLog: ReadonlySet<string>): void {
  for (const op of acknowledged) {
    if (!inTheLog.has(op)) throw new InvariantBroken('I1', `op ${op} was acknowledged and is not in the log`)
  }
}
