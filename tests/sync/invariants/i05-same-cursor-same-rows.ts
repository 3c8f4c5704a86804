import { InvariantBroken } from './broken.ts'

/** One stream on one device: all its rows, in the order in which they are shown, as one text per row. */
export interface Replica {
  device: string
  position: string
  rows: readonly string[]
}

/** I5: two replicas at the same cursor hold the same rows in the same order. */
export function checkI5(replicas: readonly Replica[]): void {
  const first = new Map<string, Replica>()
  for (const replica of replicas) {
    const other = first.get(replica.position)
    if (other === undefined) {
      first.set(replica.position, replica)
      continue
    }
    const difference = firstDifference(other.rows, replica.rows)
    if (difference === null) continue
    const where = `${other.device} and ${replica.device} at ${replica.position}`
    throw new InvariantBroken('I5', `${where} differ: ${difference}`)
  }
}

/** The first row in which two lists differ, both ways; null when they are alike. */
export function firstDifference(a: readonly string[], b: readonly string[]): string | null {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    if (a[index] !== b[index]) return `${a[index] ?? 'nothing'} / ${b[index] ?? 'nothing'}`
  }
  return null
}
