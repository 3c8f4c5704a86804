import { createHash } from 'node:crypto'
import type { Random } from './random.ts'

interface Ready {
  label: string
  /** Events of the same line happen in the order in which they were given. */
  line: string | null
  run(): void
}

interface Timer {
  atMs: number
  label: string
  run(): void
}

/**
 * Everything that happens in a simulated world, one event at a time, in an order that only the seed decides, on a clock
 * that only this moves. Between two events all promises that can go on do so.
 */
export class Scheduler {
  readonly random: Random
  nowMs = 1_800_000_000_000
  #ready: Ready[] = []
  #timers: Timer[] = []
  readonly #hash = createHash('sha256')
  readonly #recent: string[] = []
  #events = 0
  #broken: Error | null = null

  constructor(random: Random) {
    this.random = random
  }

  /** Lets something happen soon: whenever chance picks it. */
  soon(label: string, run: () => void, line: string | null = null): void {
    this.#ready.push({ label, line, run })
  }

  /** Lets something happen after a time. The returned function prevents it. */
  after(delayMs: number, label: string, run: () => void): () => void {
    const timer = { atMs: this.nowMs + delayMs, label, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer)
    }
  }

  /** One event. False when nothing is left that could happen. */
  async turn(): Promise<boolean> {
    this.nowMs += this.random.below(4)
    this.#ringDueTimers()
    if (this.#ready.length === 0 && !this.#sleepToNextTimer()) return false
    const index = this.random.below(this.#ready.length)
    const chosen = this.#ready[index]!
    const first = chosen.line === null ? index : this.#ready.findIndex((event) => event.line === chosen.line)
    const [event] = this.#ready.splice(first, 1)
    this.note(event!.label)
    event!.run()
    await idle()
    if (this.#broken !== null) throw this.#broken
    return true
  }

  /** Time passes and nothing else happens: what waits for an answer may give up. */
  sleep(ms: number): void {
    this.nowMs += ms
    this.#ringDueTimers()
  }

  /** Nothing more happens before a timer rings. */
  get onlyWaits(): boolean {
    return this.#ready.length === 0
  }

  /** For what goes wrong where nobody waits for it: the turn that led there fails. */
  check(claim: () => void): void {
    try {
      claim()
    } catch (error) {
      this.#broken ??= error as Error
    }
  }

  /** A line of the trace. */
  note(line: string): void {
    this.#events++
    this.#hash.update(`${this.nowMs} ${line}\n`)
    this.#recent.push(`${this.#events} +${this.nowMs - 1_800_000_000_000} ms ${line}`)
    if (this.#recent.length > 400) this.#recent.splice(0, 200)
  }

  get events(): number {
    return this.#events
  }

  /** Names the whole history so far. */
  traceHash(): string {
    return this.#hash.copy().digest('hex')
  }

  /** The last lines of the trace, for whoever looks for the cause. */
  lastLines(count: number): string[] {
    return this.#recent.slice(-count)
  }

  #ringDueTimers(): void {
    const due = this.#timers.filter((timer) => timer.atMs <= this.nowMs)
    if (due.length === 0) return
    this.#timers = this.#timers.filter((timer) => timer.atMs > this.nowMs)
    due.sort((a, b) => a.atMs - b.atMs)
    for (const { label, run } of due) this.soon(label, run)
  }

  #sleepToNextTimer(): boolean {
    if (this.#timers.length === 0) return false
    this.nowMs = Math.max(this.nowMs, Math.min(...this.#timers.map((timer) => timer.atMs)))
    this.#ringDueTimers()
    return true
  }
}

/** Resolves when every promise that could go on has done so. */
function idle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
