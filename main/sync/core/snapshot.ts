import type { StreamId } from '../../../protocol/wire/ids.ts'
import type { Answer } from '../../../protocol/wire/requests.ts'
import type { StreamState } from '../../store/sync-port.ts'
import type { FetchedPage } from '../options.ts'
import { backoffMs } from './backoff.ts'
import type { Moment } from './inputs.ts'
import { settle } from './outbox.ts'
import { fail } from './phase.ts'
import { NO_PAGES, withStream, type PageWork, type Step, type StreamWork, type SyncState } from './state.ts'

type Unfinished = StreamWork & { snapshot: NonNullable<StreamState['snapshot']> }

/**
 * Fetches the next snapshot page, one at a time: what the first screens need of all streams before the rest of any, and
 * old messages only when nothing else is under way, so that they never delay a message.
 */
export function fetchNextPage(state: SyncState): Step {
  if (state.pages.current !== null || state.pages.resting) return [state, []]
  const unfinished = [...state.streams.values()].filter(isUnfinished)
  unfinished.sort((a, b) => a.snapshot.tier - b.snapshot.tier)
  const first = unfinished[0]
  if (first === undefined || (first.snapshot.tier === 2 && isBusy(state))) return [state, []]
  const id = state.nextId
  const { tier, after } = first.snapshot
  const next = withPages({ ...state, nextId: id + 1 }, { current: { id, stream: first.stream } })
  return [next, [{ type: 'fetchPage', id, request: { stream: first.stream, tier, after } }]]
}

/** A page has come, or hasn't: text goes on meanwhile, so the connection is kept, and the page asked for again later. */
export function pageFetched(state: SyncState, id: number, answer: Answer<FetchedPage>, moment: Moment): Step {
  const { current } = state.pages
  if (current?.id !== id) return [state, []]
  if (!answer.ok) {
    const { error } = answer
    if (error.retry === 'auth' || error.retry === 'reset') return fail(state, error, moment)
    const attempts = state.pages.attempts + 1
    const delayMs = backoffMs(attempts, moment.random)
    const resting = withPages(state, { current: null, attempts, resting: true })
    return [resting, [{ type: 'setTimer', name: 'page', delayMs }]]
  }
  const page = answer.value
  if (page.epoch !== state.streams.get(current.stream)?.epoch) return fail(state, null, moment)
  return [state, [{ type: 'store', call: { verb: 'applySnapshotPage', page } }]]
}

/** The page is on disk, and where to go on. The first page of all says from where events are pulled. */
export function pageStored(state: SyncState, id: StreamId, page: FetchedPage): Step {
  const stream = state.streams.get(id)
  if (state.pages.current?.stream !== id || stream === undefined || stream.snapshot === null)
    return [state, []]
  const isFirst = stream.snapshot.tier === 0 && stream.snapshot.after === null
  const moved: StreamWork = {
    ...stream,
    cursor: isFirst ? page.at : stream.cursor,
    head: Math.max(stream.head, page.at),
    snapshot: afterPage(stream.snapshot, page),
  }
  const next = withStream({ ...state, attempts: 0, pages: NO_PAGES }, moved)
  // What was acknowledged meanwhile may have come with these rows.
  return isFirst || moved.snapshot === null ? settle(next) : [next, []]
}

/** The pause after a page that did not come is over. */
export function pageRested(state: SyncState): Step {
  return [withPages(state, { resting: false }), []]
}

function afterPage(snapshot: Unfinished['snapshot'], page: FetchedPage): StreamState['snapshot'] {
  const { tier, done } = snapshot
  if (page.next !== null) return { tier, after: page.next, done: done + page.rows.length, total: page.total }
  if (tier === 2) return null
  return { tier: tier === 0 ? 1 : 2, after: null, done: 0, total: 0 }
}

function isUnfinished(stream: StreamWork): stream is Unfinished {
  return stream.snapshot !== null
}

function isBusy(state: SyncState): boolean {
  const { push, reading } = state.outbox
  if (push !== null || reading) return true
  return [...state.streams.values()].some((stream) => stream.pull !== null || stream.storing)
}

function withPages(state: SyncState, change: Partial<PageWork>): SyncState {
  return { ...state, pages: { ...state.pages, ...change } }
}
