import type { Topic, Touched } from './sync-port.ts'

export const NOTHING_TOUCHED: Touched = { topics: [], conversationIds: [] }

/** What a write touched; `conversationIds` may hold one twice. */
export function touched(topics: readonly Topic[], conversationIds: readonly string[] = []): Touched {
  return { topics: [...new Set(topics)], conversationIds: [...new Set(conversationIds)] }
}
