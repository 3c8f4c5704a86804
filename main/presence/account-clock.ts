import type { StoreClient } from '../store/store.ts'
import type { Touched } from '../store/sync-port.ts'

/** Also with nothing to wait for: a clock that was set, or a computer that slept, is noticed within this time. */
const LOOK_EVERY_MS = 60_000

export interface AccountClockOptions {
  store: Pick<StoreClient, 'releaseHeld' | 'nextFollowUpAt'>
  /** Held messages may go now. */
  released(touched: Touched): void
  /** A follow-up has become due. */
  followUpDue(): void
  failed(error: unknown): void
  now(): number
  setTimer(delayMs: number, fire: () => void): () => void
}

/** Does what is due by the clock: lets held messages go, and tells when a follow-up becomes due. */
export interface AccountClock {
  /** Something was written or came that may be due earlier. */
  look(): void
  stop(): void
}

export function createAccountClock(options: AccountClockOptions): AccountClock {
  const { store, now } = options
  let cancelTimer: (() => void) | null = null
  let looking = false
  let lookAgain = false
  let stopped = false
  let nextDue: number | null = null

  async function lookOnce(): Promise<void> {
    const nowMs = now()
    const held = await store.releaseHeld({ nowMs })
    if (held.touched.topics.length > 0) options.released(held.touched)
    const wasDue = nextDue
    nextDue = await store.nextFollowUpAt()
    if (wasDue !== null && wasDue <= nowMs) options.followUpDue()
    const next = Math.min(held.next ?? Infinity, nextDue ?? Infinity, nowMs + LOOK_EVERY_MS)
    setTimer(Math.max(0, next - now()))
  }

  function setTimer(delayMs: number): void {
    cancelTimer?.()
    cancelTimer = stopped ? null : options.setTimer(delayMs, look)
  }

  function look(): void {
    if (stopped) return
    if (looking) {
      lookAgain = true
      return
    }
    looking = true
    lookOnce()
      .catch((error: unknown) => {
        options.failed(error)
        setTimer(LOOK_EVERY_MS)
      })
      .finally(() => {
        looking = false
        if (!lookAgain) return
        lookAgain = false
        look()
      })
      .catch(options.failed)
  }

  return {
    look,
    stop() {
      stopped = true
      cancelTimer?.()
      cancelTimer = null
    },
  }
}
