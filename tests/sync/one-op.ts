import { createHash } from 'node:crypto'
import { locationStream, type MessageId, type OpId } from '../../protocol/wire/ids.ts'
import { canonicalJson, type Op, type OpBody, type OpResult } from '../../protocol/wire/ops.ts'
import type { AnyRow } from '../../protocol/wire/rows/index.ts'
import type { Actor } from '../../server/sync/actor.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import { cellsOf, putRow } from './memory-rows.ts'
import { MemoryStorage } from './memory-storage.ts'
import {
  accessOf,
  ALL_PERMISSIONS,
  ANNA,
  BEN,
  CARLA,
  chatWith,
  DORA,
  LOCATION,
  membership,
  numbered,
  PLACE,
  subjectOf,
  uploads,
} from './world/place.ts'

export const DESK: Actor = { userId: ANNA, side: 'desk' }
export const COLLEAGUE: Actor = { userId: BEN, side: 'desk' }
export const CUSTOMER: Actor = { userId: CARLA, side: 'customer' }
export const CHAT = chatWith(CARLA)
export const LOCATION_STREAM = locationStream(LOCATION)

let count = 0

/** An operation with its hash, and a new id unless one is given. */
export function opOf(body: OpBody, id = numbered(9, ++count)): Op {
  return {
    id: id as OpId,
    lane: 'lane',
    hash: createHash('sha256').update(canonicalJson(body)).digest('hex'),
    body,
  }
}

/** What sends a message to Carla from the desk, or as Carla. */
export function sendBody(more: Partial<Extract<OpBody, { type: 'message.send' }>> = {}): OpBody {
  return {
    type: 'message.send',
    messageId: numbered(0x3e, ++count) as MessageId,
    conversationId: CHAT,
    desk: { locationId: LOCATION, subject: subjectOf(CARLA) },
    kind: 'text',
    text: 'Hello',
    fileIds: [],
    replyToId: null,
    ...more,
  }
}

/** A database with Anna and Ben at the desk, Carla and Dora as customers, and files that Carla has uploaded. */
export function database(permissions = ALL_PERMISSIONS): MemoryStorage {
  const storage = new MemoryStorage({ epoch: 'e', beforeCommit: () => Promise.resolve(), onCommit: () => {} })
  storage.committed.set(`access:${ANNA}`, accessOf(ANNA, permissions))
  storage.committed.set(`access:${BEN}`, accessOf(BEN, ALL_PERMISSIONS))
  commit(storage, [
    { entity: 'location', row: PLACE },
    membership(CARLA, 'member'),
    membership(DORA, 'nonmember'),
  ])
  for (const file of uploads()) storage.committed.set(`file:${file.ref.id}`, file)
  return storage
}

/** Rows that are there before anything happens. */
export function commit(storage: MemoryStorage, rows: readonly AnyRow[]): void {
  for (const { entity, row } of rows) putRow(cellsOf(storage.committed), entity, row)
}

/** Applies one operation at 1000 ms. */
export async function apply(storage: MemoryStorage, actor: Actor, body: OpBody): Promise<OpResult> {
  return (await applyOp(storage, actor, opOf(body), 1000)).result
}

/** The code of a refusal, or what else was answered. */
export function codeOf(result: OpResult): string {
  return result.status === 'rejected' ? result.error.code : result.status
}
