import type { WireError } from '../../../protocol/wire/errors.ts'
import type { About } from '../../../protocol/wire/http.ts'
import type { Answer } from '../../../protocol/wire/requests.ts'
import { PROTOCOL_OLDEST, PROTOCOL_VERSION } from '../../../protocol/wire/version.ts'
import { backoffMs } from './backoff.ts'
import type { Effect } from './effects.ts'
import type { Moment } from './inputs.ts'
import { NO_OUTBOX, NO_PAGES, type Step, type SyncState } from './state.ts'

/** A server that can't be talked to is asked again once a minute: it may have been updated. */
const REFUSED_MS = 60_000

/** Begins an attempt. The server is looked at first when it isn't known, or when the last attempt failed. */
export function connect(state: SyncState): Step {
  if (state.serverChecked) return [{ ...state, phase: 'connecting' }, [{ type: 'connect' }]]
  return [{ ...state, phase: 'checking' }, [{ type: 'readAbout' }]]
}

/** Ends the session's work for now: timers, connection and everything that was under way. */
export function stop(state: SyncState): Step {
  return [{ ...abandoned(state), phase: 'stopped', attempts: 0, offlineSince: null }, LET_GO]
}

/** The server says whether it is one of ours, and one that speaks our version. */
export function readAbout(state: SyncState, answer: Answer<About>, moment: Moment): Step {
  if (state.phase !== 'checking') return [state, []]
  if (!answer.ok) return fail(state, answer.error, moment)
  const { oldest, newest } = answer.value.protocol
  if (PROTOCOL_VERSION < oldest) return fail(state, TOO_OLD, moment)
  if (PROTOCOL_OLDEST > newest) return fail(state, TOO_NEW, moment)
  return connect({ ...state, serverChecked: true })
}

/** The connection is open: the store is read before hello, after everything that was still being written. */
export function opened(state: SyncState): Step {
  if (state.phase !== 'connecting') return [state, []]
  return [{ ...state, phase: 'loading' }, [{ type: 'store', call: { verb: 'streams' } }]]
}

/**
 * Something went wrong: everything under way is forgotten and tried again from the beginning, later. Nothing is lost by
 * that: cursors and outbox are in the store, and the server knows each op that it has applied.
 */
export function fail(state: SyncState, error: WireError | null, moment: Moment): Step {
  if (state.phase === 'stopped' || state.phase === 'ended') return [state, []]
  const next: SyncState = {
    ...abandoned(state),
    attempts: state.attempts + 1,
    problem: error?.message ?? null,
    offlineSince: state.offlineSince ?? moment.now,
    serverChecked: state.serverChecked && state.phase === 'online',
  }
  if (error?.retry === 'auth') {
    return [{ ...next, phase: 'renewing' }, [...LET_GO, { type: 'renewToken' }]]
  }
  return wait(next, error?.retry === 'never' ? REFUSED_MS : backoffMs(next.attempts, moment.random))
}

/** A fresh token: at once to the connection, unless it did not help the last time. */
export function tokenRenewed(state: SyncState, answer: Answer<null>, moment: Moment): Step {
  if (state.phase !== 'renewing') return [state, []]
  if (answer.ok) {
    return state.attempts <= 1 ? connect(state) : wait(state, backoffMs(state.attempts, moment.random))
  }
  const { error } = answer
  if (error.retry === 'never' || error.retry === 'auth') {
    const ended: SyncState = { ...state, phase: 'ended', problem: error.message }
    return [ended, [{ type: 'endSession', error }]]
  }
  return fail(state, error, moment)
}

/** The user asks, the machine woke up, or a network came: no more waiting. */
export function reconnectNow(state: SyncState): Step {
  if (state.phase !== 'waiting') return [state, []]
  const [next, effects] = connect({ ...state, attempts: 0 })
  return [next, [{ type: 'clearTimer', name: 'reconnect' }, ...effects]]
}

const LET_GO: Effect[] = [
  { type: 'disconnect' },
  { type: 'clearTimer', name: 'reconnect' },
  { type: 'clearTimer', name: 'push' },
  { type: 'clearTimer', name: 'page' },
]

const TOO_OLD: WireError = {
  code: 'versionTooOld',
  retry: 'never',
  message: 'This version of Foyer is too old for the server. Update Foyer.',
}

const TOO_NEW: WireError = {
  code: 'versionTooNew',
  retry: 'never',
  message: 'The server is too old for this version of Foyer. Ask for its update.',
}

function wait(state: SyncState, delayMs: number): Step {
  const timer: Effect = { type: 'setTimer', name: 'reconnect', delayMs }
  return [{ ...state, phase: 'waiting' }, [...LET_GO, timer]]
}

/** Late answers find no number of theirs any more, so they change nothing. */
function abandoned(state: SyncState): SyncState {
  const idle = [...state.streams].map(([id, stream]) => [id, { ...stream, pull: null }] as const)
  return { ...state, hello: null, streams: new Map(idle), outbox: NO_OUTBOX, pages: NO_PAGES }
}
