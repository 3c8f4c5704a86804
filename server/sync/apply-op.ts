import type { Batch } from '../../protocol/wire/events.ts'
import type { Op, OpResult } from '../../protocol/wire/ops.ts'
import type { Actor } from './actor.ts'
import { effectOf } from './effects/index.ts'
import { opHash } from './op-hash.ts'
import { Refusal } from './refusal.ts'
import type { OpRecord } from './event-log.ts'
import type { SyncStorage } from './storage.ts'

/** `batches` are to be announced to the watchers of their streams, now that they are committed. */
export interface AppliedOp {
  result: OpResult
  batches: Batch[]
}

/**
 * Applies one op in one transaction: effect, events, head and the record of the op are committed together, and only then
 * is there an answer (I1). The same id again repeats the answer and changes nothing (I3); with another payload it is an
 * error (I4). A refusal for good is recorded, too. `at` is the server's time in milliseconds.
 *
 * Throws what is neither an answer nor a Refusal for good: then nothing is recorded and the op may be sent again.
 */
export async function applyOp(storage: SyncStorage, actor: Actor, op: Op, at: number): Promise<AppliedOp> {
  if (opHash(op.body) !== op.hash) {
    const refusal = new Refusal('badRequest', 'The operation was changed on its way here.')
    return { result: { id: op.id, status: 'rejected', error: refusal.error }, batches: [] }
  }
  try {
    return await storage.transaction(async (tx) => {
      const record = await tx.lockOp(op.id)
      if (record !== null) return { result: answeredBefore(op, record), batches: [] }
      const written = await effectOf({ tx, actor, at }, op.body)
      const result: OpResult = { id: op.id, status: 'applied', at: written.position }
      await tx.saveOp(op.id, actor.userId, { hash: op.hash, result }, at)
      return { result, batches: written.batches }
    })
  } catch (error) {
    if (!(error instanceof Refusal) || error.error.retry !== 'never') throw error
    return { result: await recordRefusal(storage, actor, op, error, at), batches: [] }
  }
}

function answeredBefore(op: Op, record: OpRecord): OpResult {
  if (record.hash !== op.hash) {
    const refusal = new Refusal('opConflict', 'This operation was sent before with another content.')
    return { id: op.id, status: 'rejected', error: refusal.error }
  }
  if (record.result.status === 'rejected') return record.result
  return { ...record.result, status: 'dup' }
}

/** In a transaction of its own, as the refused one has been undone. */
function recordRefusal(
  storage: SyncStorage,
  actor: Actor,
  op: Op,
  refusal: Refusal,
  at: number,
): Promise<OpResult> {
  return storage.transaction(async (tx) => {
    const record = await tx.lockOp(op.id)
    if (record !== null) return answeredBefore(op, record)
    const result: OpResult = { id: op.id, status: 'rejected', error: refusal.error }
    await tx.saveOp(op.id, actor.userId, { hash: op.hash, result }, at)
    return result
  })
}
