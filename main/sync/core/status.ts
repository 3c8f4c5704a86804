import type { SyncStatus } from '../options.ts'
import type { Moment } from './inputs.ts'
import { isPrimed, type Step, type SyncState } from './state.ts'

/** While all is well, "synced just now" is told again this often, not with every event. */
const SYNCED_EVERY_MS = 10_000

/** Tells the status line when what it shows has changed. */
export function showStatus(state: SyncState, moment: Moment): Step {
  const isInStep = isCaughtUp(state)
  const lastSyncedAt = isInStep ? syncedAt(state, moment) : state.lastSyncedAt
  const hasCaughtUp = state.phase === 'online' && (isInStep || state.hasCaughtUp)
  const status: SyncStatus = {
    connection: connectionOf(state),
    problem: state.problem,
    offlineSince: state.phase === 'online' ? null : state.offlineSince,
    lastSyncedAt,
    firstSync: progress(state, [0, 1]),
    history: progress(state, [2]),
  }
  if (state.status !== null && isSame(state.status, status))
    return [{ ...state, lastSyncedAt, hasCaughtUp }, []]
  return [{ ...state, lastSyncedAt, hasCaughtUp, status }, [{ type: 'showStatus', status }]]
}

/** Every event that we have heard of is stored, and so is all that the first screens need. */
function isCaughtUp(state: SyncState): boolean {
  if (state.phase !== 'online') return false
  return [...state.streams.values()].every(
    (stream) => isPrimed(stream) && (stream.snapshot?.tier ?? 2) === 2 && stream.cursor >= stream.head,
  )
}

/** A connection that has just come in step says so at once, however short the break was. */
function syncedAt({ hasCaughtUp, lastSyncedAt }: SyncState, { now }: Moment): number {
  const fresh = lastSyncedAt !== null && Math.abs(now - lastSyncedAt) < SYNCED_EVERY_MS
  return fresh && hasCaughtUp ? lastSyncedAt : now
}

function connectionOf({ phase, offlineSince }: SyncState): SyncStatus['connection'] {
  if (phase === 'online') return 'online'
  const trying = phase !== 'waiting' && phase !== 'stopped' && phase !== 'ended'
  return trying && offlineSince === null ? 'connecting' : 'offline'
}

function progress(state: SyncState, tiers: number[]): { done: number; total: number } | null {
  const running = [...state.streams.values()].flatMap(({ snapshot }) =>
    snapshot !== null && tiers.includes(snapshot.tier) ? [snapshot] : [],
  )
  if (running.length === 0) return null
  const done = running.reduce((sum, snapshot) => sum + snapshot.done, 0)
  const total = running.reduce((sum, snapshot) => sum + Math.max(snapshot.total, snapshot.done), 0)
  return { done, total }
}

function isSame(a: SyncStatus, b: SyncStatus): boolean {
  return (
    a.connection === b.connection &&
    a.problem === b.problem &&
    a.offlineSince === b.offlineSince &&
    a.lastSyncedAt === b.lastSyncedAt &&
    isSameProgress(a.firstSync, b.firstSync) &&
    isSameProgress(a.history, b.history)
  )
}

function isSameProgress(a: SyncStatus['history'], b: SyncStatus['history']): boolean {
  return a?.done === b?.done && a?.total === b?.total
}
