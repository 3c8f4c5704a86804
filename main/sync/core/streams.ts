import type { WireError } from '../../../protocol/wire/errors.ts'
import type { Batch, Poke } from '../../../protocol/wire/events.ts'
import type { Answer } from '../../../protocol/wire/requests.ts'
import type { ApplyOutcome } from '../../store/sync-port.ts'
import type { Effect } from './effects.ts'
import type { Moment } from './inputs.ts'
import { settle } from './outbox.ts'
import { fail } from './phase.ts'
import { andThen, isPrimed, withStream, type Step, type StreamWork, type SyncState } from './state.ts'

/**
 * A batch, pushed or pulled. It is stored when it goes on from the cursor; when it leaves a gap, or another one is being
 * stored, it only says how far the log reaches, and the rest is pulled. So nothing piles up here (I19).
 */
export function batchCame(state: SyncState, batch: Batch, moment: Moment): Step {
  const stream = state.streams.get(batch.stream)
  if (state.phase !== 'online' || stream === undefined) return [state, []]
  if (batch.epoch !== stream.epoch) return fail(state, null, moment)
  const heard = { ...stream, head: Math.max(stream.head, batch.head, batch.to) }
  const fits = batch.from <= stream.cursor && batch.to > stream.cursor
  if (!fits || stream.storing || !isPrimed(stream)) return [withStream(state, heard), []]
  const call = { verb: 'applyBatch' as const, batch }
  return [withStream(state, { ...heard, storing: true }), [{ type: 'store', call }]]
}

/** The stream has grown, or has become another one. */
export function pokeCame(state: SyncState, poke: Poke, moment: Moment): Step {
  const stream = state.streams.get(poke.stream)
  if (state.phase !== 'online' || stream === undefined) return [state, []]
  if (poke.epoch !== stream.epoch) return fail(state, null, moment)
  return [withStream(state, { ...stream, head: Math.max(stream.head, poke.head) }), []]
}

/** The store has said what it did with a batch. When it and we disagree about the cursor, it is right. */
export function batchStored(state: SyncState, batch: Batch, outcome: ApplyOutcome, moment: Moment): Step {
  const stream = state.streams.get(batch.stream)
  if (state.phase !== 'online' || stream === undefined) return [state, []]
  if (outcome === 'gap' || outcome === 'otherEpoch') return fail(state, null, moment)
  const cursor = Math.max(stream.cursor, batch.to)
  return settle(withStream({ ...state, attempts: 0 }, { ...stream, cursor, storing: false }))
}

/** The answer to a pull. Any refusal leads back to hello, which says what has become of the stream. */
export function pulled(state: SyncState, id: number, answer: Answer<Batch> | null, moment: Moment): Step {
  const stream = [...state.streams.values()].find((candidate) => candidate.pull === id)
  if (stream === undefined) return [state, []]
  if (answer === null || !answer.ok) return fail(state, answer?.error ?? null, moment)
  const batch = answer.value
  if (batch.to <= stream.cursor && batch.head > stream.cursor) return fail(state, NOTHING_CAME, moment)
  // A pull that brings nothing has the last word about the head.
  const head = batch.to <= stream.cursor ? batch.head : stream.head
  return batchCame(withStream({ ...state, attempts: 0 }, { ...stream, head, pull: null }), batch, moment)
}

/** A server that says there is more and doesn't send it must not be asked again and again without a pause. */
const NOTHING_CAME: WireError = {
  code: 'internal',
  retry: 'backoff',
  message: 'The server holds back changes that it has announced. Foyer tries again by itself.',
}

/** Asks for what is missing in each stream, one pull at a time. */
export function pullMissing(state: SyncState): Step {
  let step: Step = [state, []]
  for (const stream of state.streams.values()) {
    const behind = isPrimed(stream) && stream.cursor < stream.head
    if (behind && stream.pull === null && !stream.storing) step = andThen(step, (next) => pull(next, stream))
  }
  return step
}

/** Asks whether the connection still works, by a pull that needs no data: without an answer it is given up. */
export function probe(state: SyncState): Step {
  const stream = [...state.streams.values()].find(isPrimed)
  if (state.phase !== 'online' || stream === undefined || stream.pull !== null) return [state, []]
  return pull(state, stream)
}

function pull(state: SyncState, stream: StreamWork): Step {
  const id = state.nextId
  const input = { stream: stream.stream, epoch: stream.epoch, after: stream.cursor }
  const effect: Effect = { type: 'request', id, name: 'pull', input }
  return [withStream({ ...state, nextId: id + 1 }, { ...stream, pull: id }), [effect]]
}
