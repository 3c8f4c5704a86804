import type { StreamId } from '../../../protocol/wire/ids.ts'
import type { Answer, HelloReply } from '../../../protocol/wire/requests.ts'
import type { StreamState } from '../../store/sync-port.ts'
import type { z } from 'zod'
import type { Effect } from './effects.ts'
import type { Moment } from './inputs.ts'
import { fail } from './phase.ts'
import type { Step, StreamWork, SyncState } from './state.ts'

type Reply = z.infer<typeof HelloReply>

/** Where the store stands: said to the server in hello. */
export function greet(state: SyncState, streams: StreamState[]): Step {
  if (state.phase !== 'loading') return [state, []]
  const id = state.nextId
  const work = streams.map((stream): [StreamId, StreamWork] => [
    stream.stream,
    { ...stream, head: stream.cursor, pull: null, storing: false },
  ])
  const input = {
    streams: streams.map(({ stream, epoch, cursor }) => ({ id: stream, epoch, cursor })),
  }
  return [
    { ...state, phase: 'greeting', hello: id, nextId: id + 1, streams: new Map(work) },
    [{ type: 'request', id, name: 'hello', input }],
  ]
}

/**
 * The server's answer: streams that are no longer allowed go, new and broken ones begin anew, the others go on from
 * their cursors. All streams that begin anew do so before the first page of any of them is asked for.
 */
export function greeted(state: SyncState, id: number, answer: Answer<Reply> | null, moment: Moment): Step {
  if (state.hello !== id) return [state, []]
  if (answer === null || !answer.ok) return fail(state, answer?.error ?? null, moment)
  const { access, streams: allowed } = answer.value
  const effects: Effect[] = [{ type: 'store', call: { verb: 'saveAccess', access } }]
  const keep = new Set(allowed.map((stream) => stream.id))
  for (const stream of state.streams.keys()) {
    if (!keep.has(stream)) effects.push({ type: 'store', call: { verb: 'dropStream', stream } })
  }
  const streams = new Map<StreamId, StreamWork>()
  for (const offered of allowed) {
    const known = state.streams.get(offered.id)
    if (known !== undefined && offered.state === 'ok' && known.epoch === offered.epoch) {
      streams.set(offered.id, { ...known, head: offered.head })
      continue
    }
    effects.push(...beginAnew(offered, known))
    streams.set(offered.id, newStream(offered))
  }
  const next: SyncState = {
    ...state,
    phase: 'online',
    hello: null,
    streams,
    problem: null,
    offlineSince: null,
  }
  // What was applied just before the app was last closed.
  effects.push({ type: 'store', call: { verb: 'settleOutbox' } })
  return [next, effects]
}

/**
 * An acknowledged op counts again as unsent when the log that it was acknowledged in is gone, or may be (I17): an op can
 * be applied in a stream that this device does not have, when its user was given rights a moment ago.
 */
function beginAnew({ id, epoch }: { id: StreamId; epoch: string }, known: StreamWork | undefined): Effect[] {
  const start: Effect = { type: 'store', call: { verb: 'startSnapshot', stream: id, epoch } }
  if (known?.epoch === epoch) return [start]
  const requeue: Effect = { type: 'store', call: { verb: 'requeueAcked', stream: id } }
  if (known === undefined || !isNarrower(epoch, known.epoch)) return [requeue, start]
  // What may no longer be seen goes at once, not when the new snapshot is whole (I15).
  return [requeue, { type: 'store', call: { verb: 'dropStream', stream: id } }, start]
}

/** Whether the new epoch of a stream names rows as withheld, after its `~`, that the old one did not. */
function isNarrower(epoch: string, before: string): boolean {
  const withheld = (of: string) => of.split('~')[1] ?? ''
  return [...withheld(epoch)].some((sign) => !withheld(before).includes(sign))
}

function newStream({ id, epoch, head }: { id: StreamId; epoch: string; head: number }): StreamWork {
  const snapshot = { tier: 0 as const, after: null, done: 0, total: 0 }
  return { stream: id, epoch, cursor: 0, snapshot, head, pull: null, storing: false }
}
