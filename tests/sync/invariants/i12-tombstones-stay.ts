import { InvariantBroken } from './broken.ts'

/** I12: a tombstone is never revived, and has no reactions. Checks each replica, and the log, as they are seen. */
export class TombstoneHistory {
  readonly #dead = new Map<string, Set<string>>()

  /** `dead` are the keys that are deleted at this moment, `alive` those that are there. `epoch` forgives what a restore undoes. */
  observe(where: string, epoch: string, dead: Iterable<string>, alive: Iterable<string>): void {
    const name = `${where} in ${epoch}`
    const before = this.#dead.get(name) ?? new Set()
    const now = new Set(dead)
    for (const key of alive) {
      if (before.has(key) || now.has(key))
        throw new InvariantBroken('I12', `${key} was deleted and has come back in ${name}`)
    }
    for (const key of now) before.add(key)
    this.#dead.set(name, before)
  }
}
