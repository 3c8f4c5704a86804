import { InvariantBroken } from './broken.ts'

/**
 * I3: each op has at most one effect, whatever is resent. `commits` are the ops in the order in which the database
 * committed them; `files` the messages that each file was attached to (I14: once).
 */
export function checkI3(
  commits: readonly { op: string; events: number }[],
  messageIds: readonly string[],
): void {
  const seen = new Set<string>()
  for (const { op, events } of commits) {
    if (seen.has(op) && events > 0) throw new InvariantBroken('I3', `op ${op} had a second effect`)
    seen.add(op)
  }
  if (new Set(messageIds).size !== messageIds.length) {
    throw new InvariantBroken('I3', 'a message was stored twice')
  }
}
