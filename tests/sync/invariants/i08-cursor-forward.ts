import { InvariantBroken } from './broken.ts'

/** I8: the cursor never goes back within an epoch. Checks each position of one stream on one device as it comes. */
export class CursorHistory {
  readonly #seen = new Map<string, { epoch: string; cursor: number }>()

  observe(
    device: string,
    { stream, epoch, cursor }: { stream: string; epoch: string; cursor: number },
  ): void {
    const name = `${device} ${stream}`
    const before = this.#seen.get(name)
    if (before?.epoch === epoch && cursor < before.cursor) {
      throw new InvariantBroken('I8', `the cursor of ${name} went back from ${before.cursor} to ${cursor}`)
    }
    this.#seen.set(name, { epoch, cursor })
  }

  /** The device has lost this stream with its right to it: it begins anew. */
  forget(device: string, stream: string): void {
    this.#seen.delete(`${device} ${stream}`)
  }
}
