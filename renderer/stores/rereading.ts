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

/** Calls `reread` after each change of one of the topics; the returned function stops it. */
export function whenChanged(
  topics: readonly Topic[],
  reread: () => void,
  concerns: (change: StoreChange) => boolean = () => true,
): () => void {
  return listen('store.changed', (change) => {
    if (change.topics.some((topic) => topics.includes(topic)) && concerns(change)) reread()
  })
}
