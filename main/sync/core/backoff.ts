const SHORTEST_MS = 500
const LONGEST_MS = 30_000

/**
 * How long to wait before try number `attempt` (1, 2, …) after a failure: anywhere between 0.5 s and a limit that
 * doubles up to 30 s, so that a thousand devices don't come back at the same moment. `random` is in [0, 1).
 */
export function backoffMs(attempt: number, random: number): number {
  const limit = Math.min(LONGEST_MS, SHORTEST_MS * 2 ** Math.min(attempt, 10))
  return Math.round(SHORTEST_MS + random * (limit - SHORTEST_MS))
}
