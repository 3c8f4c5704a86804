/** Numbers of messages that are not on this computer, both ends included. */
export interface Missing {
  from: number
  to: number
}

/**
 * Says what a file lacks, as a sentence for whoever reads it; null when it is whole. `lastSeq` is the number of the
 * conversation's newest message.
 */
export function missingWords(missing: readonly Missing[], lastSeq: number): string | null {
  const [first, ...more] = missing
  if (!first) return null
  if (more.length === 0 && first.from === 1) {
    if (first.to >= lastSeq) return 'None of its messages is on this computer.'
    return `From message ${first.to + 1} on: older ones are not on this computer.`
  }
  const ranges = missing.map(({ from, to }) => (from === to ? String(from) : `${from} to ${to}`))
  return `Messages ${ranges.join(', ')} are not on this computer.`
}
