import type { Log } from './log.ts'

/** Work that no answer waits for, and that is still finished before the server closes. */
export class Afterwards {
  private readonly log: Log
  private readonly underWay = new Set<Promise<void>>()

  constructor(log: Log) {
    this.log = log
  }

  /** A failure is logged. */
  add(work: Promise<unknown>): void {
    const done = work
      .then(
        () => {},
        (error: unknown) => this.log.error({ err: error }),
      )
      .finally(() => this.underWay.delete(done))
    this.underWay.add(done)
  }

  async finish(): Promise<void> {
    await Promise.all(this.underWay)
  }
}
