import type { StreamId } from '../../../protocol/wire/ids.ts'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { StorePlaces } from '../database/open-files.ts'
import { openStore } from '../open.ts'
import type { Store } from '../store.ts'
import { ACCESS, conversation, DANAS_STREAM, idOf, message, NOON, PEOPLE, STREAM } from './people.ts'

export const EPOCH = 'epoch-1'

/** A store whose clock stands at noon and whose ids are counted; in memory unless told otherwise. */
export function newStore(places: StorePlaces = { cache: ':memory:', outbox: ':memory:' }): Store {
  let ids = 0
  const next = (kind: number) => () => idOf<string>(kind, (ids += 1))
  return openStore(places, { now: () => NOON, newId: next(7), newOpId: next(8) })
}

/** The same, with Dana signed in and the people of Riverside synced; both cursors are at 0. */
export function storeWithPeople(places?: StorePlaces): Store {
  const store = newStore(places)
  store.saveAccess(ACCESS)
  snapshot(store, STREAM, PEOPLE)
  snapshot(store, DANAS_STREAM, [])
  return store
}

/** A whole snapshot: the rows in tier 0, the other tiers empty. */
export function snapshot(
  store: Store,
  stream: StreamId,
  rows: AnyRow[],
  { epoch = EPOCH, at = 0 } = {},
): void {
  store.startSnapshot(stream, epoch)
  for (const tier of [0, 1, 2] as const) {
    store.applySnapshotPage({
      stream,
      epoch,
      tier,
      at,
      rows: tier === 0 ? rows : [],
      next: null,
      total: rows.length,
    })
  }
}

/** An event that puts a row. */
export function put({ entity, row }: AnyRow, seq: number): WireEvent {
  return { seq, entity, entityId: row.id, change: 'put', rev: row.rev, actor: null, at: NOON, body: row }
}

/** Applies rows as the next events of a stream. */
export function arrive(store: Store, rows: AnyRow[], stream: StreamId = STREAM): void {
  const from = store.streams().find((one) => one.stream === stream)?.cursor ?? 0
  const events = rows.map((row, index) => put(row, from + index + 1))
  const to = from + events.length
  const { outcome } = store.applyBatch({ stream, epoch: EPOCH, from, to, head: to, events })
  if (outcome !== 'applied') throw new Error(`the batch was not applied: ${outcome}`)
}

/** The people, and Nadia’s chat with one message of hers. */
export function storeWithChat(rows: AnyRow[] = []): Store {
  const store = storeWithPeople()
  arrive(store, [conversation(), { entity: 'message', row: message(1) }, ...rows])
  return store
}
