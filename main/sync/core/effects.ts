import type { WireError } from '../../../protocol/wire/errors.ts'
import type { Batch } from '../../../protocol/wire/events.ts'
import type { OpId, StreamId } from '../../../protocol/wire/ids.ts'
import type { Access, RequestInput } from '../../../protocol/wire/requests.ts'
import type { FetchedPage, PageRequest, SyncStatus } from '../options.ts'
import type { CoreRequest, TimerName } from './inputs.ts'

/** A verb of the store. Carried out in the order given; where the core waits for the outcome, an input tells it. */
export type StoreCall =
  | { verb: 'streams' }
  | { verb: 'outbox' }
  | { verb: 'startSnapshot'; stream: StreamId; epoch: string }
  | { verb: 'applySnapshotPage'; page: FetchedPage }
  | { verb: 'applyBatch'; batch: Batch }
  | { verb: 'dropStream'; stream: StreamId }
  | { verb: 'saveAccess'; access: Access }
  | { verb: 'requeueAcked'; stream: StreamId }
  | { verb: 'markSent'; ids: OpId[] }
  | { verb: 'markAcked'; id: OpId; at: { stream: StreamId; seq: number } }
  | { verb: 'markParked'; id: OpId; error: WireError }
  | { verb: 'settleOutbox' }

/** hello's `app` and `deviceId` never change: the engine adds them. */
export type CoreRequestInput<N extends CoreRequest> = N extends 'hello'
  ? Pick<RequestInput<'hello'>, 'streams'>
  : RequestInput<N>

type Request = {
  [N in CoreRequest]: { type: 'request'; id: number; name: N; input: CoreRequestInput<N> }
}[CoreRequest]

/** What the core wants done, as data. */
export type Effect =
  | { type: 'readAbout' }
  | { type: 'renewToken' }
  | { type: 'connect' }
  | { type: 'disconnect' }
  | Request
  | { type: 'fetchPage'; id: number; request: PageRequest }
  | { type: 'store'; call: StoreCall }
  | { type: 'setTimer'; name: TimerName; delayMs: number }
  | { type: 'clearTimer'; name: TimerName }
  | { type: 'showStatus'; status: SyncStatus }
  | { type: 'endSession'; error: WireError }
