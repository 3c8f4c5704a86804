import type { Batch } from '../../protocol/wire/events.ts'
import type { WireError } from '../../protocol/wire/errors.ts'
import type { OpId, StreamId } from '../../protocol/wire/ids.ts'
import type { Op } from '../../protocol/wire/ops.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { AnyRow, Entity } from '../../protocol/wire/rows/index.ts'

/** How far a stream has been applied, and how far its snapshot has come. */
export interface StreamState {
  stream: StreamId
  epoch: string
  cursor: number
  /** The tier being fetched and where its next page starts; null when the snapshot is whole. */
  snapshot: { tier: 0 | 1 | 2; after: string | null; done: number; total: number } | null
}

/** An entry of the outbox as the sync core sees it. `order` is the order of writing. */
export interface OutboxEntry {
  op: Op
  order: number
  /** `uploading` is also an entry that is held back so that Send can be undone: not ready to go, and first in its lane. */
  state: 'uploading' | 'queued' | 'acked' | 'parked'
  /** Handed to the network at least once: the server may know it, so its content can't be changed any more (I4). */
  sent: boolean
  /** Set when acked: the entry leaves when this event has been applied. */
  ackedAt: { stream: StreamId; seq: number } | null
  error: WireError | null
}

export type Topic = Entity | 'outbox' | 'draft' | 'staged' | 'pin' | 'fileText'

/** What a change touched, for notices. `conversationIds` narrows the topics message and conversation. */
export interface Touched {
  topics: Topic[]
  conversationIds: string[]
}

export type ApplyOutcome = 'applied' | 'alreadyApplied' | 'gap' | 'otherEpoch'

/**
 * The verbs that sync needs of the store. Each is one transaction (cache.db and outbox.db have one each). The worker's
 * client offers the same verbs as promises; tests call them directly.
 */
export interface SyncStore {
  streams(): StreamState[]
  /**
   * Starts the stream's snapshot at tier 0. The rows that only this stream brought stay on screen until the snapshot is
   * whole; those that it did not bring again go then (I16, and an interrupted snapshot leaves no blank window). With
   * another epoch the snapshot's rows win whatever their revision; the outbox is kept (I17).
   */
  startSnapshot(stream: StreamId, epoch: string): Touched
  /**
   * Stores a snapshot page and the snapshot's progress in one transaction. Rows older than what is stored, or under a
   * tombstone, are left out (I12, I13). The first page of tier 0 sets the cursor to `at`.
   */
  applySnapshotPage(page: {
    stream: StreamId
    epoch: string
    tier: 0 | 1 | 2
    at: number
    rows: AnyRow[]
    next: string | null
    total: number
  }): Touched
  /** Rows, tombstones and cursor in one transaction (I7, I8); a batch that does not start at the cursor changes nothing. */
  applyBatch(batch: Batch): { outcome: ApplyOutcome; touched: Touched }
  /** Older messages of a conversation, asked for one by one. */
  applyHistory(messages: MessageRow[]): Touched
  /** A stream that is no longer allowed: its rows, index and progress go, and entries acked in it with them. */
  dropStream(stream: StreamId): Touched
  saveAccess(access: Access): Touched

  /** Everything that has not left yet, in the order of writing. */
  outbox(): OutboxEntry[]
  /** Before they are pushed: sets `sent`, so that a crash in mid-push can't make an edit under the same id (I4). */
  markSent(ids: OpId[]): Touched
  markAcked(id: OpId, at: { stream: StreamId; seq: number }): Touched
  /**
   * Rejected for good: shown to the user with the reason, never dropped (I2). The server repeats its answer for the same
   * op id, so trying again is writing again: a new op id and a new place in the order, the same message id.
   */
  markParked(id: OpId, error: WireError): Touched
  /**
   * Makes acked entries of this stream queued again. Called before `startSnapshot` on another epoch: their event numbers
   * belong to a log that is gone, and only the server can say whether it still knows the op (I17).
   */
  requeueAcked(stream: StreamId): Touched
  /** Deletes the acked entries whose event has been applied; safe to repeat. */
  settleOutbox(): Touched
}
