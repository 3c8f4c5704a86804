import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import { putRow, type Cells } from './memory-rows.ts'

/** The keys and values that are committed. */
export interface Committed {
  readonly committed: ReadonlyMap<string, unknown>
}

/** Keys and values of one transaction over the committed ones. After a crash, nothing ever answers. */
export class MemoryCells implements Cells {
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

  protected put<E extends Entity>(entity: E, row: RowOf<E>): Promise<void> {
    return this.answer(() => putRow(this, entity, row))
  }

  /** The rows of an entity with the ids that lie under a key. */
  protected listed<Row>(entity: Entity, key: string): Row[] {
    return (this.read<string[]>(key) ?? []).flatMap((id) => this.read<Row>(`${entity}:${id}`) ?? [])
  }

  protected answer<T>(compute: () => T): Promise<T> {
    return this.#alive() ? Promise.resolve(compute()) : new Promise(() => {})
  }
}
