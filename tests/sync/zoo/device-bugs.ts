import type {
  Connection,
  ConnectionEvents,
  SyncOptions,
  SyncStoreClient,
} from '../../../main/sync/options.ts'
import { NOTHING_TOUCHED } from '../../../main/store/touched.ts'
import type { DeviceStore } from '../world/device-store.ts'
import type { Faults } from '../world/world.ts'
import type { Bug } from './bug.ts'
import { idBytes } from '../../../main/store/chats/message-ids.ts'

const DISTRUST_MESSAGE = `UPDATE message_rows SET rev = 0 WHERE id = ${idBytes('@id')}`

type Verbs = DeviceStore['verbs']

/** Replaces some of the store's verbs. */
function withVerbs(change: (verbs: Verbs, store: DeviceStore) => Partial<Verbs>): Faults {
  return { verbs: (store) => ({ ...store, verbs: { ...store.verbs, ...change(store.verbs, store) } }) }
}

/** Replaces some of what the engine asks of the store. */
function withClient(change: (client: SyncStoreClient) => Partial<SyncStoreClient>): Faults {
  return { options: (options) => ({ ...options, store: { ...options.store, ...change(options.store) } }) }
}

/** Replaces what the engine hears from its connection. */
function withEvents(change: (events: ConnectionEvents) => Partial<ConnectionEvents>): Faults {
  return {
    options: (options: SyncOptions): SyncOptions => ({
      ...options,
      connect: (events): Connection => options.connect({ ...events, ...change(events) }),
    }),
  }
}

function setCursor({ cache }: DeviceStore, stream: string, cursor: number): void {
  cache.run('UPDATE streams SET cursor = @cursor WHERE stream = @stream', { cursor, stream })
}

/** The cursor first, in a transaction of its own; the rows with the next verb, unless the process dies before. */
const cursorBeforeRows: Faults = {
  ...withVerbs((verbs, store) => ({
    applyBatch: (batch) => {
      const known = verbs.streams().find(({ stream }) => stream === batch.stream)
      if (batch.events.length > 0 && known?.cursor === batch.to) setCursor(store, batch.stream, batch.from)
      return verbs.applyBatch(batch)
    },
  })),
  ...withClient((client) => ({
    applyBatch: async (batch) => {
      const moved = await client.applyBatch({ ...batch, events: [] })
      return moved.outcome === 'applied' ? client.applyBatch(batch) : moved
    },
  })),
}

/** Bugs of the app that protocol.md names, planted by replacing one real part. */
export const DEVICE_BUGS: Bug[] = [
  { name: 'saves the cursor before the rows', caughtBy: ['I7'], faults: cursorBeforeRows },
  {
    name: 'drops an op at its acknowledgement instead of at its event',
    caughtBy: ['I2'],
    faults: withVerbs((_, { outbox }) => ({
      markAcked: (id) => {
        outbox.run('DELETE FROM entries WHERE op_id = @id', { id })
        return NOTHING_TOUCHED
      },
    })),
  },
  {
    name: 'applies a batch past a gap',
    caughtBy: ['I7'],
    faults: withEvents((events) => ({ batch: (batch) => events.batch({ ...batch, from: 0 }) })),
  },
  {
    name: 'skips events of an unknown kind',
    caughtBy: ['I7'],
    faults: withVerbs((verbs, { cache }) => ({
      applyBatch: (batch) => {
        const applied = verbs.applyBatch(batch)
        cache.run('DELETE FROM unread_events')
        return applied
      },
    })),
  },
  {
    name: 'lets a page of old messages overwrite newer ones',
    caughtBy: ['I5', 'I7', 'I10', 'I12', 'I13'],
    noticedWith: 24,
    faults: withVerbs((verbs, { cache }) => ({
      applyHistory: (messages) => {
        for (const { id } of messages) cache.run(DISTRUST_MESSAGE, { id })
        return verbs.applyHistory(messages)
      },
    })),
  },
  {
    name: 'lets a snapshot page overwrite newer rows',
    caughtBy: ['I5', 'I7', 'I10', 'I11', 'I12', 'I13'],
    noticedWith: 10,
    faults: withVerbs((verbs, { cache }) => ({
      applySnapshotPage: (page) => {
        for (const { row } of page.rows) {
          cache.run(DISTRUST_MESSAGE, { id: row.id })
          for (const table of ['read_marks', 'customers']) {
            cache.run(`UPDATE ${table} SET rev = 0 WHERE id = @id`, { id: row.id })
          }
        }
        return verbs.applySnapshotPage(page)
      },
    })),
  },
  {
    name: 'keeps no tombstones',
    caughtBy: ['I5', 'I7', 'I10', 'I12', 'I13'],
    noticedWith: 8,
    faults: withVerbs((verbs, { cache }) => ({
      applyBatch: (batch) => {
        const applied = verbs.applyBatch(batch)
        cache.run('DELETE FROM tombstones')
        return applied
      },
    })),
  },
  {
    name: 'lets a parked op block its lane for ever',
    caughtBy: ['I10'],
    faults: withClient((client) => ({
      outbox: async () => {
        const entries = await client.outbox()
        const blocked = new Set(entries.filter(({ state }) => state === 'parked').map(({ op }) => op.lane))
        return entries.filter(({ op }) => !blocked.has(op.lane))
      },
    })),
  },
  {
    name: 'takes an acknowledgement of an epoch that is over for one of the new epoch',
    caughtBy: ['I2', 'I10'],
    noticedWith: 6,
    faults: withClient(() => ({ requeueAcked: () => Promise.resolve(NOTHING_TOUCHED) })),
  },
  {
    name: 'does not let go what was held back while Undo stood',
    caughtBy: ['I10'],
    noticedWith: 2,
    faults: withVerbs(() => ({ releaseHeld: () => ({ next: null, touched: NOTHING_TOUCHED }) })),
  },
]
