/** The keys and values that are committed. */
export interface Committed {
  readonly committed: ReadonlyMap<string, unknown>
}

/** Keys and values of one transaction over the committed ones. After a crash, nothing ever answers. */
export class MemoryCells {
  readonly written = new Map<string, unknown>()
  readonly #storage: Committed
  readonly #alive: () => boolean

  constructor(storage: Committed, alive: () => boolean) {
    this.#storage = storage
    this.#alive = alive
  }

  /** What this transaction sees: its own writes, else what is committed. Null for what is missing or deleted. */
  read<T>(key: string): T | null {
    const own = this.written.get(key)
    if (own !== undefined) return own as T | null
    return (this.#storage.committed.get(key) as T | undefined) ?? null
  }

  /** Null deletes. */
  write(key: string, value: unknown): void {
    this.written.set(key, value)
  }

  /** The values of all keys with this beginning. */
  protected readAll<T>(prefix: string): T[] {
    const keys = new Set([...this.#storage.committed.keys(), ...this.written.keys()])
    return [...keys].filter((key) => key.startsWith(prefix)).flatMap((key) => this.read<T>(key) ?? [])
  }

  protected answer<T>(compute: () => T): Promise<T> {
    return this.#alive() ? Promise.resolve(compute()) : new Promise(() => {})
  }
}
