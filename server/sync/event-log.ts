import type { WireEvent } from '../../protocol/wire/events.ts'
import type { OpId, StreamId, UserId } from '../../protocol/wire/ids.ts'
import type { OpResult } from '../../protocol/wire/ops.ts'

/** Events with `floor < seq <= head` are in the log; a stream that has none yet has head 0 and floor 0. */
export interface StreamHead {
  epoch: string
  head: number
  floor: number
}

/** What was answered to an op, kept for ever: a resend gets the same answer (I3). */
export interface OpRecord {
  hash: string
  result: OpResult
}

/** Operations that were answered, and the numbered streams of what changed, within a transaction. */
export interface EventLog {
  /** Waits while another transaction holds the same op id, then looks the op up; null when it was never answered. */
  lockOp(id: OpId): Promise<OpRecord | null>
  saveOp(id: OpId, userId: UserId, record: OpRecord, at: number): Promise<void>

  /** Waits until no other transaction holds this stream; its head then stays as it is but for `appendEvent` (I9). */
  lockStream(stream: StreamId): Promise<StreamHead>
  /** Without a lock, for reading. A stream that nothing was written to yet gets its epoch here. */
  streamHead(stream: StreamId): Promise<StreamHead>
  /** Only under `lockStream`: gives the event the number head + 1 and moves the head there. */
  appendEvent(stream: StreamId, event: Omit<WireEvent, 'seq'>): Promise<WireEvent>
  /** The same for several, in their order. */
  appendEvents(stream: StreamId, events: readonly Omit<WireEvent, 'seq'>[]): Promise<WireEvent[]>
  /** Events with `seq > after`, in order, at most `limit`. */
  events(stream: StreamId, after: number, limit: number): Promise<WireEvent[]>
}
