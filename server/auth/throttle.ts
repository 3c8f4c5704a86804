/** How often something may go wrong in a time before it is refused. */
export interface ThrottleLimit {
  tries: number
  windowMs: number
}

const KEYS_MAX = 50_000

/**
 * Counts tries by key and says when there were too many (security row 24). In memory: a restart forgets, which an
 * attacker can't bring about. Bounded: when it is full, the keys that were used longest ago go (I19).
 */
export class Throttle {
  private readonly limit: ThrottleLimit
  private readonly now: () => number
  private readonly counts = new Map<string, { tries: number; endsAt: number }>()

  constructor(limit: ThrottleLimit, now: () => number) {
    this.limit = limit
    this.now = now
  }

  /** False when the key has used up its tries. Counts nothing. */
  allows(key: string): boolean {
    const count = this.counts.get(key)
    return count === undefined || count.endsAt <= this.now() || count.tries < this.limit.tries
  }

  /** Counts one try. */
  count(key: string): void {
    const now = this.now()
    const old = this.counts.get(key)
    this.counts.delete(key)
    const isOver = old === undefined || old.endsAt <= now
    this.counts.set(
      key,
      isOver ? { tries: 1, endsAt: now + this.limit.windowMs } : { ...old, tries: old.tries + 1 },
    )
    if (this.counts.size <= KEYS_MAX) return
    const [oldest] = this.counts.keys()
    if (oldest !== undefined) this.counts.delete(oldest)
  }

  /**
   * Counts a try unless there were too many. Out: whether it may be made. Counted before it is known how it ends, so that
   * many at once get no more tries than one after the other; `takeBack` when it ends well.
   */
  take(key: string): boolean {
    if (!this.allows(key)) return false
    this.count(key)
    return true
  }

  /** A try that was counted has not gone wrong. */
  takeBack(key: string): void {
    const count = this.counts.get(key)
    if (count !== undefined && count.tries > 0) count.tries--
  }

  /** Forgets the tries of a key, after it succeeded. */
  forget(key: string): void {
    this.counts.delete(key)
  }
}
