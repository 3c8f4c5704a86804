import type { WireError } from '../../../protocol/wire/errors.ts'
import type { Batch, Poke } from '../../../protocol/wire/events.ts'
import type { About } from '../../../protocol/wire/http.ts'
import type { StreamId } from '../../../protocol/wire/ids.ts'
import type { Answer, RequestOutput } from '../../../protocol/wire/requests.ts'
import type { ApplyOutcome, OutboxEntry, StreamState } from '../../store/sync-port.ts'
import type { FetchedPage } from '../options.ts'

/** The core's timers, by what is tried again when one fires. */
export type TimerName = 'reconnect' | 'push' | 'page'

/** What the core asks; older messages are asked for by the engine, as nothing else depends on them. */
export type CoreRequest = 'hello' | 'pull' | 'push'

/** An answer to one of the core's requests; null when none came in time. */
type Answered = {
  [N in CoreRequest]: { type: 'answered'; id: number; name: N; answer: Answer<RequestOutput<N>> | null }
}[CoreRequest]

/** Everything that can happen to the core. */
export type Input =
  | { type: 'started' }
  | { type: 'stopped' }
  | { type: 'outboxChanged' }
  | { type: 'reconnectWanted' }
  | { type: 'networkLost' }
  | { type: 'timerFired'; name: TimerName }
  // from the server
  | { type: 'aboutRead'; answer: Answer<About> }
  | { type: 'tokenRenewed'; answer: Answer<null> }
  | { type: 'opened' }
  | { type: 'closed'; error: WireError | null }
  | { type: 'batchCame'; batch: Batch }
  | { type: 'pokeCame'; poke: Poke }
  | { type: 'byeCame'; error: WireError }
  | Answered
  | { type: 'pageFetched'; id: number; answer: Answer<FetchedPage> }
  // from the store
  | { type: 'streamsRead'; streams: StreamState[] }
  | { type: 'outboxRead'; entries: OutboxEntry[] }
  | { type: 'batchStored'; batch: Batch; outcome: ApplyOutcome }
  | { type: 'pageStored'; stream: StreamId; page: FetchedPage }
  | { type: 'storeFailed'; message: string }

/** What the core must not ask for itself: the time (milliseconds) and a random number in [0, 1). */
export interface Moment {
  now: number
  random: number
}
