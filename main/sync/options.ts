import type { StatusView } from '../../protocol/ipc/app-views.ts'
import type { WireError } from '../../protocol/wire/errors.ts'
import type { Batch, Poke } from '../../protocol/wire/events.ts'
import type { About } from '../../protocol/wire/http.ts'
import type { ConversationId, DeviceId, StreamId } from '../../protocol/wire/ids.ts'
import type { Answer, Presence, RequestInput, RequestName, Typing } from '../../protocol/wire/requests.ts'
import type { AnyRow } from '../../protocol/wire/rows/index.ts'
import type { SyncStore, Touched } from '../store/sync-port.ts'

/** The store's verbs as its worker's client offers them: the same, answered by promises, carried out in the order asked. */
export type SyncStoreClient = {
  [Verb in keyof SyncStore]: (
    ...input: Parameters<SyncStore[Verb]>
  ) => Promise<Awaited<ReturnType<SyncStore[Verb]>>>
}

/** What the status line shows; the outbox's counts are added by whoever reads the store. */
export type SyncStatus = Omit<StatusView, 'outbox'>

/** What a connection tells. Nothing comes before `opened` or after `closed`; each of the two comes once. */
export interface ConnectionEvents {
  opened(): void
  /** It never opened or it broke; `error` says why when that is known. */
  closed(error: WireError | null): void
  batch(batch: Batch): void
  poke(poke: Poke): void
  bye(error: WireError): void
  /** Hints of this moment, which sync has no use for: whoever makes the connection may listen. */
  typing?(typing: Typing): void
  presence?(presence: Presence): void
}

/** One attempt at a connection, and the connection if it succeeds. */
export interface Connection {
  /** Never rejects and never waits for a connection: null when no answer came in 10 s or the connection broke. */
  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<unknown> | null>
  /** Ends it; `closed` is not told. */
  close(): void
}

/** A snapshot page whose hash was right, with the rows that this version can read. */
export interface FetchedPage {
  stream: StreamId
  epoch: string
  tier: 0 | 1 | 2
  at: number
  rows: AnyRow[]
  next: string | null
  total: number
}

export interface PageRequest {
  stream: StreamId
  tier: 0 | 1 | 2
  after: string | null
}

export interface SyncOptions {
  store: SyncStoreClient
  /** The version of the app and the device's own id, told to the server in hello. */
  app: string
  deviceId: DeviceId
  /** When everything was last known to be up to date, from an earlier run; the caller keeps it from `onStatus`. */
  lastSyncedAt: number | null

  /** `openConnection` of connection.ts in the product. */
  connect(events: ConnectionEvents): Connection
  /** `fetchSnapshotPage` of pages.ts. */
  fetchPage(request: PageRequest): Promise<Answer<FetchedPage>>
  /** `fetchAbout` of about.ts. */
  about(): Promise<Answer<About>>
  /** Gets a fresh access token for `connect` and `fetchPage`. An error with retry `never` or `auth` ends the session. */
  renewToken(): Promise<Answer<null>>

  /** Milliseconds since 1970; only shown, nothing is ordered by it. */
  now(): number
  /** At least 0, less than 1. */
  random(): number
  /** Calls `fire` once after `delayMs`; the returned function prevents that. */
  setTimer(delayMs: number, fire: () => void): () => void

  onStatus(status: SyncStatus): void
  /** Rows have changed: passed on to the window as `store.changed`. */
  onTouched(touched: Touched): void
  /** The server knows this session no longer: sign in again. The outbox is untouched. */
  onSessionEnded(error: WireError): void
}

/** Keeps the store and the server alike for as long as it runs. */
export interface Sync {
  /** Loads where the store stands and connects. */
  start(): void
  /** Ends the connection and all timers; resolves when no store verb is running any more. */
  stop(): Promise<void>
  /** The user has written, retried, edited or discarded something, or an upload has finished. */
  outboxChanged(): void
  /** Tries at once: the user asked, the machine woke up, or the system says that there is a network again. */
  reconnectNow(): void
  /** The system says that there is no network: the status line says so at once instead of after a ping has failed. */
  networkLost(): void
  /** Somebody types in the window: a backlog comes more slowly for a moment, so that keys are not kept waiting. */
  handTypes(): void
  /**
   * Fetches the 50 messages before `before` into the store. `reached` is false while offline: then what is on disk is
   * all there is for now.
   */
  loadOlder(conversationId: ConversationId, before: number): Promise<{ reached: boolean }>
}
