/** Exclusive locks by key, given in the order asked. An owner may take the same lock again. */
export class KeyLocks {
  readonly #owners = new Map<string, object>()
  readonly #waiting: { key: string; owner: object; go: () => void }[] = []

  async take(key: string, owner: object): Promise<void> {
    const holder = this.#owners.get(key)
    if (holder === undefined || holder === owner) {
      this.#owners.set(key, owner)
      return
    }
    await new Promise<void>((go) => this.#waiting.push({ key, owner, go }))
  }

  releaseAll(owner: object): void {
    for (const [key, holder] of [...this.#owners]) {
      if (holder !== owner) continue
      const index = this.#waiting.findIndex((waiter) => waiter.key === key)
      const [next] = index < 0 ? [] : this.#waiting.splice(index, 1)
      if (next === undefined) {
        this.#owners.delete(key)
        continue
      }
      this.#owners.set(key, next.owner)
      next.go()
    }
  }
}
