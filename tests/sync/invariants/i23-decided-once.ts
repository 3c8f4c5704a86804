import { InvariantBroken } from './broken.ts'

/**
 * I23: what is decided stays so: a request to join that was approved or declined, an invitation that was accepted or
 * withdrawn. In: both kinds of rows, in the log's order.
 */
export function checkI23(log: readonly { key: string; state: string }[]): void {
  const decided = new Map<string, string>()
  for (const { key, state } of log) {
    const before = decided.get(key)
    if (before !== undefined) throw new InvariantBroken('I23', `${key} was ${before} and became ${state}`)
    if (state !== 'open') decided.set(key, state)
  }
}
