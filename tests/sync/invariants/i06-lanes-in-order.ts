import { InvariantBroken } from './broken.ts'

/**
 * I6: effects of one device in one lane appear in the order of writing. `applied` is in the order of the log; `order` is
 * the order of writing on the device.
 */
export function checkI6(applied: readonly { op: string; lane: string; order: number }[]): void {
  const last = new Map<string, { op: string; order: number }>()
  for (const { op, lane, order } of applied) {
    const before = last.get(lane)
    if (before !== undefined && before.order > order) {
      throw new InvariantBroken(
        'I6',
        `op ${op} was applied after ${before.op}, which was written later in ${lane}`,
      )
    }
    last.set(lane, { op, order })
  }
}
