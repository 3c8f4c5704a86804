const WINDOW_MS = 60_000
const VIOLATIONS_MAX = 3

/** Counts what did not fit its schema: three in 60 s and the connection ends (protocol.md). */
export class Violations {
  private readonly now: () => number
  private times: number[] = []

  constructor(now: () => number) {
    this.now = now
  }

  /** Counts one more; true when it was one too many. */
  count(): boolean {
    const at = this.now()
    this.times = [...this.times.filter((time) => time > at - WINDOW_MS), at]
    return this.times.length >= VIOLATIONS_MAX
  }
}
