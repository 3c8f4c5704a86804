import { InvariantBroken } from './broken.ts'

export interface LoggedChange {
  seq: number
  key: string
  change: 'put' | 'gone'
  rev: number
}

/**
 * I7: at cursor c every event up to c is applied, or stored when its kind is unknown. `events` are those up to the
 * cursor that no snapshot brought; `revisions` are the rows that are there; `kept` the numbers of stored unknown events.
 * Who was gone may be put again under a newer revision: somebody who asks to join once more.
 */
export function checkI7(facts: {
  where: string
  events: readonly LoggedChange[]
  revisions: ReadonlyMap<string, number>
  kept: ReadonlySet<number>
}): void {
  const gone = new Set(facts.events.filter((event) => event.change === 'gone').map((event) => event.key))
  for (const { seq, key, change, rev } of facts.events) {
    if (facts.kept.has(seq)) continue
    const stored = facts.revisions.get(key)
    if (change === 'put' ? gone.has(key) || (stored ?? 0) >= rev : stored === undefined || stored > rev)
      continue
    throw new InvariantBroken(
      'I7',
      `${facts.where} has passed event ${seq} and ${key} is not as that event left it`,
    )
  }
}
