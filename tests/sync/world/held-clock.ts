import type { DeviceVerbs } from './device-store.ts'
import type { Scheduler } from './scheduler.ts'

/** Lets what is held back go when its time has come, as main does (main/presence/account-clock.ts). */
export class HeldClock {
  #cancel: () => void = () => {}
  readonly #parts: { scheduler: Scheduler; name: string; verbs: Pick<DeviceVerbs, 'releaseHeld'> }

  constructor(parts: { scheduler: Scheduler; name: string; verbs: Pick<DeviceVerbs, 'releaseHeld'> }) {
    this.#parts = parts
  }

  /** Looks now, and again when the next is due; `released` is called whenever something may go. */
  look(released: () => void): void {
    const { scheduler, name, verbs } = this.#parts
    this.#cancel()
    const { next, touched } = verbs.releaseHeld({ nowMs: scheduler.nowMs })
    if (touched.topics.length > 0) released()
    if (next === null) return
    this.#cancel = scheduler.after(next - scheduler.nowMs, `${name} lets go`, () => this.look(released))
  }

  /** The process is gone. */
  stop(): void {
    this.#cancel()
  }
}
