import type { OpId, StreamId } from '../../../protocol/wire/ids.ts'
import { OPS_PER_PUSH } from '../../../protocol/wire/ops.ts'
import type { OutboxEntry, StreamState } from '../../store/sync-port.ts'
import type { SyncStatus } from '../options.ts'
import type { Effect } from './effects.ts'

/**
 * stopped → checking (is it a Foyer server?) → connecting → loading (where does the store stand?) → greeting (hello)
 * → online. Whatever goes wrong leads to waiting or renewing and from there to the beginning: there is one way to
 * recover, and it is always in use. `ended` waits for a new sign-in.
 */
export type Phase =
  | 'stopped'
  | 'checking'
  | 'connecting'
  | 'loading'
  | 'greeting'
  | 'online'
  | 'waiting'
  | 'renewing'
  | 'ended'

/** A stream as the store has it, the newest head heard of, and what is under way. */
export interface StreamWork extends StreamState {
  head: number
  /** The number of the pull that is under way. */
  pull: number | null
  /** A batch is being stored; others that come meanwhile only raise `head`. */
  storing: boolean
}

export interface OutboxWork {
  /** As last read from the store; null while that is out of date. */
  entries: OutboxEntry[] | null
  reading: boolean
  /** It changed while it was being read: read once more. */
  readAgain: boolean
  /** Rows came while the entries weren't known: acknowledged ones among them may have arrived. */
  settleDue: boolean
  push: { id: number; ids: OpId[] } | null
  /** How many ops the next push may carry: halved when the server can't read a push, to find the op at fault. */
  pushMax: number
  /** Not 0 after a result that asked for patience; `resting` until the timer fires. */
  attempts: number
  resting: boolean
}

export interface PageWork {
  /** The one page that is being fetched or stored. */
  current: { id: number; stream: StreamId } | null
  attempts: number
  resting: boolean
}

export interface SyncState {
  phase: Phase
  /** Tries since something last worked. */
  attempts: number
  /** GET /about has said that this is a server that we can talk to. */
  serverChecked: boolean
  /** The number of the hello that is under way. */
  hello: number | null
  nextId: number
  streams: ReadonlyMap<StreamId, StreamWork>
  outbox: OutboxWork
  pages: PageWork
  problem: string | null
  offlineSince: number | null
  lastSyncedAt: number | null
  /** Since this connection was opened, everything was up to date once. */
  hasCaughtUp: boolean
  /** As last told, to tell changes only. */
  status: SyncStatus | null
}

/** A state and what is to be done. */
export type Step = readonly [SyncState, Effect[]]

export const NO_OUTBOX: OutboxWork = {
  entries: null,
  reading: false,
  readAgain: false,
  settleDue: false,
  push: null,
  pushMax: OPS_PER_PUSH,
  attempts: 0,
  resting: false,
}

export const NO_PAGES: PageWork = { current: null, attempts: 0, resting: false }

/** The state before `started`. `lastSyncedAt` is known from an earlier run, or null. */
export function initialState(lastSyncedAt: number | null): SyncState {
  return {
    phase: 'stopped',
    attempts: 0,
    serverChecked: false,
    hello: null,
    nextId: 1,
    streams: new Map(),
    outbox: NO_OUTBOX,
    pages: NO_PAGES,
    problem: null,
    offlineSince: null,
    lastSyncedAt,
    hasCaughtUp: false,
    status: null,
  }
}

/** The same state with one stream changed. */
export function withStream(state: SyncState, stream: StreamWork): SyncState {
  return { ...state, streams: new Map(state.streams).set(stream.stream, stream) }
}

/** Whether the cursor means something: the first page of tier 0 sets it. */
export function isPrimed({ snapshot }: StreamState): boolean {
  return snapshot === null || snapshot.tier > 0 || snapshot.after !== null
}

/** Does the second thing after the first. */
export function andThen(step: Step, next: (state: SyncState) => Step): Step {
  const [state, effects] = step
  const [after, more] = next(state)
  return [after, [...effects, ...more]]
}
