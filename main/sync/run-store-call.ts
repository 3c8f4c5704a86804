import type { Touched } from '../store/sync-port.ts'
import type { StoreCall } from './core/effects.ts'
import type { Input } from './core/inputs.ts'
import type { SyncStoreClient } from './options.ts'

/** What a verb touched, for the window, and what the core wants to hear of it. */
interface Outcome {
  touched: Touched | null
  input: Input | null
}

/** Carries out one verb of the store. Rejects when the store can't: then nothing has changed. */
export async function runStoreCall(store: SyncStoreClient, call: StoreCall): Promise<Outcome> {
  switch (call.verb) {
    case 'streams':
      return { touched: null, input: { type: 'streamsRead', streams: await store.streams() } }
    case 'outbox':
      return { touched: null, input: { type: 'outboxRead', entries: await store.outbox() } }
    case 'applyBatch': {
      const { outcome, touched } = await store.applyBatch(call.batch)
      return { touched, input: { type: 'batchStored', batch: call.batch, outcome } }
    }
    case 'applySnapshotPage': {
      const { page } = call
      const touched = await store.applySnapshotPage(page)
      return { touched, input: { type: 'pageStored', stream: page.stream, page } }
    }
    case 'startSnapshot':
      return { touched: await store.startSnapshot(call.stream, call.epoch), input: null }
    case 'dropStream':
      return { touched: await store.dropStream(call.stream), input: null }
    case 'saveAccess':
      return { touched: await store.saveAccess(call.access), input: null }
    case 'requeueAcked':
      return { touched: await store.requeueAcked(call.stream), input: null }
    case 'markSent':
      return { touched: await store.markSent(call.ids), input: null }
    case 'markAcked':
      return { touched: await store.markAcked(call.id, call.at), input: null }
    case 'markParked':
      return { touched: await store.markParked(call.id, call.error), input: null }
    case 'settleOutbox':
      return { touched: await store.settleOutbox(), input: null }
  }
}
