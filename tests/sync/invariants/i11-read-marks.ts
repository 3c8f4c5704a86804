import { InvariantBroken } from './broken.ts'

/** I11: read marks never go back, and never past the messages that there are. Checks each mark as it is seen. */
export class ReadMarkHistory {
  readonly #seen = new Map<string, { epoch: string; seq: number }>()

  /** `where` is a replica or the server; `lastSeq` the last message of the conversation that is known there. */
  observe(where: string, mark: { id: string; epoch: string; seq: number; lastSeq: number }): void {
    const name = `${where} ${mark.id}`
    const before = this.#seen.get(name)
    if (before?.epoch === mark.epoch && mark.seq < before.seq) {
      throw new InvariantBroken('I11', `the read mark of ${name} went back from ${before.seq} to ${mark.seq}`)
    }
    if (mark.seq > mark.lastSeq) {
      throw new InvariantBroken(
        'I11',
        `${name} is read up to ${mark.seq}, but there are ${mark.lastSeq} messages`,
      )
    }
    this.#seen.set(name, { epoch: mark.epoch, seq: mark.seq })
  }
}
