import type { z } from 'zod'
import type { OpId } from '../../../protocol/wire/ids.ts'
import { OPS_PER_PUSH } from '../../../protocol/wire/ops.ts'
import type { Answer, PushReply } from '../../../protocol/wire/requests.ts'
import type { OutboxEntry } from '../../store/sync-port.ts'
import { backoffMs } from './backoff.ts'
import type { Effect } from './effects.ts'
import type { Moment } from './inputs.ts'
import { fail } from './phase.ts'
import { sendable } from './sendable.ts'
import type { OutboxWork, Step, SyncState } from './state.ts'

type Reply = z.infer<typeof PushReply>

const SETTLE: Effect = { type: 'store', call: { verb: 'settleOutbox' } }

/** What was read is out of date, and so may be what is being read. */
export function outboxChanged(state: SyncState): Step {
  return [withOutbox(state, { entries: null, readAgain: state.outbox.reading }), []]
}

export function outboxRead(state: SyncState, entries: OutboxEntry[]): Step {
  const { reading, readAgain, settleDue } = state.outbox
  if (!reading) return [state, []]
  const change = { entries: readAgain ? null : entries, reading: false, readAgain: false }
  const next = withOutbox(state, change)
  return settleDue ? settle(next) : [next, []]
}

/** Lets go of the acked entries whose event has been applied: not at the ack, so that nothing vanishes and comes back. */
export function settle(state: SyncState): Step {
  const { entries } = state.outbox
  if (entries === null) return [withOutbox(state, { settleDue: true }), []]
  const arrived = entries.some(({ ackedAt }) => {
    return ackedAt !== null && (state.streams.get(ackedAt.stream)?.cursor ?? 0) >= ackedAt.seq
  })
  const next = withOutbox(state, { settleDue: false, entries: arrived ? null : entries })
  return [next, arrived ? [SETTLE] : []]
}

/**
 * Reads the outbox when it has changed, marks what is about to be sent, and sends what is marked: the mark is on disk
 * before the op is on the wire. One push is under way at a time, so that lanes stay in order.
 */
export function pushWaiting(state: SyncState): Step {
  const { entries, reading, push, resting, pushMax } = state.outbox
  if (reading || push !== null || resting) return [state, []]
  if (entries === null) return readOutbox(state, [])
  const chosen = sendable(entries, pushMax)
  const marked = sentFirst(chosen)
  if (marked.length > 0) {
    const id = state.nextId
    const ids = marked.map((entry) => entry.op.id)
    const input = { ops: marked.map((entry) => entry.op) }
    const next = withOutbox({ ...state, nextId: id + 1 }, { push: { id, ids } })
    return [next, [{ type: 'request', id, name: 'push', input }]]
  }
  if (chosen.length === 0) return [state, []]
  const ids = chosen.map((entry) => entry.op.id)
  return readOutbox(state, [{ type: 'store', call: { verb: 'markSent', ids } }])
}

/** The server's answer to a push: each op is acknowledged, parked with the reason, or tried again later. */
export function pushed(state: SyncState, id: number, answer: Answer<Reply> | null, moment: Moment): Step {
  const { push } = state.outbox
  if (push?.id !== id) return [state, []]
  if (answer === null) return fail(state, null, moment)
  if (!answer.ok) return pushRefused(state, push.ids, answer, moment)
  const effects: Effect[] = []
  let patience = false
  for (const result of answer.value.results) {
    if (!push.ids.includes(result.id)) continue
    if (result.status !== 'rejected') {
      effects.push({ type: 'store', call: { verb: 'markAcked', id: result.id, at: result.at } })
    } else if (result.error.retry === 'never') {
      effects.push({ type: 'store', call: { verb: 'markParked', id: result.id, error: result.error } })
    } else if (result.error.retry === 'auth') {
      return after(effects, fail(state, result.error, moment))
    } else {
      patience = true
    }
  }
  const pushMax = Math.min(OPS_PER_PUSH, state.outbox.pushMax * 2)
  // The event may have come before the acknowledgement.
  effects.push(SETTLE)
  const next = withOutbox({ ...state, attempts: 0 }, { entries: null, push: null, pushMax, attempts: 0 })
  if (hasUnknownStream(state, answer.value)) return after(effects, fail(next, null, moment))
  if (!patience) return [next, effects]
  return after(effects, rest(withOutbox(next, { attempts: state.outbox.attempts + 1 }), moment))
}

/** The user was given rights to a stream that hello did not offer: the next hello will. */
function hasUnknownStream(state: SyncState, { results }: Reply): boolean {
  return results.some((result) => result.status !== 'rejected' && !state.streams.has(result.at.stream))
}

function after(effects: Effect[], [state, more]: Step): Step {
  return [state, [...effects, ...more]]
}

/** The pause after "not now" is over. */
export function pushRested(state: SyncState): Step {
  return [withOutbox(state, { resting: false }), []]
}

/**
 * The server could not read the push at all. It is divided until the op at fault is alone; that one is parked, and
 * nothing else waits for it (I18).
 */
function pushRefused(
  state: SyncState,
  ids: OpId[],
  answer: Extract<Answer<Reply>, { ok: false }>,
  moment: Moment,
): Step {
  const { error } = answer
  const [only] = ids
  if (error.retry !== 'never' || only === undefined) return fail(state, error, moment)
  if (ids.length > 1) {
    const pushMax = Math.max(1, Math.floor(ids.length / 2))
    return [withOutbox(state, { push: null, pushMax }), []]
  }
  const next = withOutbox(state, { push: null, entries: null })
  return [next, [{ type: 'store', call: { verb: 'markParked', id: only, error } }]]
}

function rest(state: SyncState, moment: Moment): Step {
  const delayMs = backoffMs(state.outbox.attempts, moment.random)
  return [withOutbox(state, { resting: true }), [{ type: 'setTimer', name: 'push', delayMs }]]
}

function readOutbox(state: SyncState, before: Effect[]): Step {
  const next = withOutbox(state, { entries: null, reading: true })
  return [next, [...before, { type: 'store', call: { verb: 'outbox' } }]]
}

/** The marked entries before the first unmarked one of their lane. */
function sentFirst(chosen: OutboxEntry[]): OutboxEntry[] {
  const held = new Set<string>()
  return chosen.filter(({ sent, op }) => {
    if (!sent) held.add(op.lane)
    return !held.has(op.lane)
  })
}

function withOutbox(state: SyncState, change: Partial<OutboxWork>): SyncState {
  return { ...state, outbox: { ...state.outbox, ...change } }
}
