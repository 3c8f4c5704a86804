import type { OpBody, OpType } from '../../../protocol/wire/ops.ts'
import type { Actor } from '../actor.ts'
import type { SyncTransaction } from '../storage.ts'
import type { StreamWriter } from '../stream-writer.ts'

export type BodyOf<T extends OpType> = Extract<OpBody, { type: T }>

/** Who changes something, when (server's clock, milliseconds), and in which transaction. */
export interface Change {
  tx: SyncTransaction
  actor: Actor
  at: number
}

/** What an effect logged: a StreamWriter, or StreamWriters when it concerns several streams. */
export type Written = Pick<StreamWriter, 'position' | 'batches'>

/**
 * What one type of op does: checks the rights of this moment, stores rows and logs them in their streams, all inside the
 * caller's transaction. Throws a Refusal when it may not or can't be done.
 */
export type Effect<T extends OpType> = (change: Change, body: BodyOf<T>) => Promise<Written>
