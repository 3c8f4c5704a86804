import { InvariantBroken } from './broken.ts'
import { firstDifference } from './i05-same-cursor-same-rows.ts'

const SOON_MS = 10_000

/** I10: after faults stop, all replicas equal the server within 10 s and the outbox is empty but for parked entries. */
export function checkI10(facts: {
  tookMs: number
  replicas: readonly { name: string; rows: readonly string[]; serverRows: readonly string[] }[]
  waiting: readonly string[]
}): void {
  for (const { name, rows, serverRows } of facts.replicas) {
    const difference = firstDifference(rows, serverRows)
    if (difference !== null)
      throw new InvariantBroken('I10', `${name} does not equal the server: ${difference}`)
  }
  const [entry] = facts.waiting
  if (entry !== undefined) throw new InvariantBroken('I10', `${entry} still waits in the outbox`)
  if (facts.tookMs > SOON_MS)
    throw new InvariantBroken('I10', `it took ${facts.tookMs} ms until all were alike`)
}
