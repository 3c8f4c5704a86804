import { MemoryStorage, type MemoryStorageOptions } from '../memory-storage.ts'
import type { MemoryTransaction } from '../memory-transaction.ts'

type Opened = ConstructorParameters<typeof MemoryTransaction>

/** A storage whose transactions are of another class. */
export function withTransactions(make: (...parts: Opened) => MemoryTransaction) {
  return (options: MemoryStorageOptions) =>
    new (class extends MemoryStorage {
      protected override open(alive: () => boolean): MemoryTransaction {
        return make(this, alive)
      }
    })(options)
}
