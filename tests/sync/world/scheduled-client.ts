import { StoreError } from '../../../main/store/store-error.ts'
import type { SyncStore } from '../../../main/store/sync-port.ts'
import type { SyncStoreClient } from '../../../main/sync/options.ts'
import type { Scheduler } from './scheduler.ts'

/** The verbs of sync, and which of them change rows, cursors or the content of the outbox. */
export const CHANGES: Record<keyof SyncStoreClient, boolean> = {
  streams: false,
  startSnapshot: true,
  applySnapshotPage: true,
  applyBatch: true,
  applyHistory: true,
  dropStream: true,
  saveAccess: false,
  outbox: false,
  markSent: false,
  markAcked: false,
  markParked: false,
  requeueAcked: false,
  settleOutbox: true,
}

/**
 * The store as its worker's client offers it: each verb happens at a moment of its own, in the order asked, and a crash
 * can come before each of them. `stored` is told of every verb that was carried out.
 */
export function scheduledClient(parts: {
  scheduler: Scheduler
  name: string
  verbs: SyncStore
  alive(): boolean
  stored(verb: keyof SyncStoreClient, input: unknown[]): void
}): SyncStoreClient {
  const { scheduler, name, verbs, alive, stored } = parts

  function carryOut(verb: keyof SyncStoreClient, input: unknown[]): unknown {
    const result = (verbs[verb] as (...input: unknown[]) => unknown)(...input)
    stored(verb, input)
    return result
  }

  function ask(verb: keyof SyncStoreClient, input: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const run = () => {
        if (!alive()) return
        try {
          resolve(carryOut(verb, input))
        } catch (error) {
          if (!(error instanceof StoreError)) throw error
          reject(error)
        }
      }
      scheduler.soon(`${name} stores ${verb}`, run, `store of ${name}`)
    })
  }

  const names = Object.keys(CHANGES) as (keyof SyncStoreClient)[]
  const client = names.map((verb) => [verb, (...input: unknown[]) => ask(verb, input)])
  return Object.fromEntries(client) as SyncStoreClient
}
