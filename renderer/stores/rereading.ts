import { listen } from '../app/bridge.ts'
import type { NoticePayload } from '../../protocol/ipc/notices.ts'
import { handTypes, whenHandRests } from './typing-hand.ts'

type StoreChange = NoticePayload<'store.changed'>
export type Topic = StoreChange['topics'][number]

/**
 * Wraps a reading so that it never runs twice at once, and runs once more when it was asked for meanwhile: the last
 * change is always seen, and a hundred changes cost two readings. `read` must not throw.
 */
export function coalesced(read: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let again = false
  const run = async () => {
    do {
      again = false
      await read()
    } while (again)
    running = null
  }
  return () => {
    if (running) again = true
    else running = run()
    return running
  }
}

/**
 * Calls `reread` after changes of one of the topics that concern it; the returned function stops it. The first change is
 * answered at once; during a sync, when one comes after the other, at most every `restMs`, and not before the hand rests
 * that types. A function says the rest anew each time, for a reading that takes longer the more there is.
 */
export function whenChanged(
  topics: readonly Topic[],
  reread: (change: StoreChange) => void,
  concerns: (change: StoreChange) => boolean = () => true,
  restMs: number | (() => number) = 0,
): () => void {
  let readAt = -Infinity
  let cancel: (() => void) | null = null
  const stop = listen('store.changed', (change) => {
    if (!change.topics.some((topic) => topics.includes(topic)) || !concerns(change)) return
    if (cancel !== null) return
    const ownRest = typeof restMs === 'number' ? restMs : restMs()
    const rest = handTypes() ? Math.max(ownRest, TYPING_REST_MS) : ownRest
    const wait = readAt + rest - performance.now()
    const go = () => {
      cancel = null
      readAt = performance.now()
      reread(change)
    }
    if (ownRest === 0 || wait <= 0) go()
    else cancel = whenHandRests(wait, go)
  })
  return () => {
    cancel?.()
    stop()
  }
}

/** While somebody types, what comes at longer intervals than this is shown at once. */
const TYPING_REST_MS = 1000
/** The rest for what one looks at: the list, the thread. */
export const SHORT_REST_MS = 120
/** A list that takes long to read rests this many times as long: while much comes in, the rows go first. */
export const RESTS_PER_READING = 4
/** The rest for what stands beside it. */
export const LONG_REST_MS = 600
