import { InvariantBroken } from './broken.ts'

interface SeenMark {
  epoch: string
  seq: number
  deliveredSeq: number
}

/**
 * I11: read marks never go back, and never past the messages that there are; the same holds of what was delivered, and
 * nothing is read that was not. Checks each mark as it is seen.
 */
export class ReadMarkHistory {
  readonly #seen = new Map<string, SeenMark>()

  /** `where` is a replica or the server; `lastSeq` the last message of the conversation that is known there. */
  observe(where: string, mark: { id: string; lastSeq: number } & SeenMark): void {
    const name = `${where} ${mark.id}`
    const before = this.#seen.get(name)
    for (const [what, field] of [
      ['read', 'seq'],
      ['delivered', 'deliveredSeq'],
    ] as const) {
      if (before?.epoch === mark.epoch && mark[field] < before[field]) {
        throw new InvariantBroken(
          'I11',
          `${name}, ${what}, went back from ${before[field]} to ${mark[field]}`,
        )
      }
      if (mark[field] > mark.lastSeq) {
        throw new InvariantBroken(
          'I11',
          `${name} is ${what} up to ${mark[field]}, but there are ${mark.lastSeq} messages`,
        )
      }
    }
    if (mark.seq > mark.deliveredSeq) {
      throw new InvariantBroken(
        'I11',
        `${name} is read up to ${mark.seq}, delivered up to ${mark.deliveredSeq}`,
      )
    }
    const { epoch, seq, deliveredSeq } = mark
    this.#seen.set(name, { epoch, seq, deliveredSeq })
  }
}
