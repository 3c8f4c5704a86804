import { InvariantBroken } from './broken.ts'

/** I9: stream numbers are gap-free and in commit order. `seqs` are those of one stream, as committed after `head`. */
export function checkI9(stream: string, head: number, seqs: readonly number[]): void {
  let last = head
  for (const seq of seqs) {
    if (seq !== last + 1)
      throw new InvariantBroken('I9', `${stream} went from ${last} to ${seq} in the order of commits`)
    last = seq
  }
}
