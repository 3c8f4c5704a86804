import { listen } from '../app/bridge.ts'
import type { NoticePayload } from '../../protocol/ipc/notices.ts'

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
 * answered at once; during a sync, when one comes after the other, at most every `restMs`: the hand that types goes first.
 * A function says the rest anew each time, for a reading that takes longer the more there is.
 */
export function whenChanged(
  topics: readonly Topic[],
  reread: (change: StoreChange) => void,
  concerns: (change: StoreChange) => boolean = () => true,
  restMs: number | (() => number) = 0,
): () => void {
  let readAt = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = listen('store.changed', (change) => {
    if (!change.topics.some((topic) => topics.includes(topic)) || !concerns(change)) return
    if (timer !== undefined) return
    const rest = typeof restMs === 'number' ? restMs : restMs()
    const wait = readAt + rest - performance.now()
    const go = () => {
      timer = undefined
      readAt = performance.now()
      reread(change)
    }
    if (rest === 0 || wait <= 0) go()
    else timer = setTimeout(go, wait)
  })
  return () => {
    clearTimeout(timer)
    stop()
  }
}

/** The rest for what one looks at: the list, the thread. */
export const SHORT_REST_MS = 120
/** A list that takes long to read rests this many times as long: while much comes in, the rows go first. */
export const RESTS_PER_READING = 4
/** The rest for what stands beside it. */
export const LONG_REST_MS = 600
