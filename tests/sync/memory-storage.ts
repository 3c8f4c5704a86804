import type { SyncStorage, SyncTransaction } from '../../server/sync/storage.ts'
import { KeyLocks } from './key-locks.ts'
import { MemoryTransaction, type Commit } from './memory-transaction.ts'

export interface MemoryStorageOptions {
  epoch: string
  /** Resolves when a transaction may commit: other transactions can run meanwhile, and a crash can come before. */
  beforeCommit(): Promise<void>
  onCommit(commit: Commit): void
}

/**
 * The database in memory: keys and values, read committed, with row locks. A crash forgets what is not committed, and
 * whoever was waiting for the database waits for ever, as its process is gone.
 */
export class MemoryStorage implements SyncStorage {
  committed = new Map<string, unknown>()
  locks = new KeyLocks()
  readonly #options: MemoryStorageOptions
  #process = 0

  constructor(options: MemoryStorageOptions) {
    this.#options = options
    this.committed.set('epoch', options.epoch)
  }

  crash(): void {
    this.#process++
    this.locks = new KeyLocks()
  }

  transaction<T>(run: (tx: SyncTransaction) => Promise<T>): Promise<T> {
    return this.write(run)
  }

  /** The same, for changes that no op makes. */
  async write<T>(run: (tx: MemoryTransaction) => Promise<T>): Promise<T> {
    const process = this.#process
    const alive = () => process === this.#process
    const tx = this.open(alive)
    try {
      const result = await run(tx)
      if (tx.written.size > 0) await this.#options.beforeCommit()
      if (!alive()) return await never()
      this.#commit(tx)
      return result
    } catch (error) {
      if (!alive()) return await never()
      throw error
    } finally {
      if (alive()) this.locks.releaseAll(tx)
    }
  }

  /** A faulty storage opens a faulty transaction. */
  protected open(alive: () => boolean): MemoryTransaction {
    return new MemoryTransaction(this, alive)
  }

  #commit(tx: MemoryTransaction): void {
    if (tx.written.size === 0) return
    for (const [key, value] of tx.written) this.committed.set(key, value)
    this.#options.onCommit({ op: tx.op, events: tx.logged })
  }
}

function never(): Promise<never> {
  return new Promise(() => {})
}
