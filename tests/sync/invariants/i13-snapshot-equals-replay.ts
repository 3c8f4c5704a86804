import { InvariantBroken } from './broken.ts'
import { firstDifference } from './i05-same-cursor-same-rows.ts'

/** I13: snapshot and tail give the same rows as a replay of the log up to the same event. */
export function checkI13(where: string, rows: readonly string[], replayed: readonly string[]): void {
  const difference = firstDifference(rows, replayed)
  if (difference !== null)
    throw new InvariantBroken('I13', `${where} differs from a replay of the log: ${difference}`)
}
