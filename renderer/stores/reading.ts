import { create, type StoreApi, type UseBoundStore } from 'zustand'
import { sentenceOf } from '../app/bridge.ts'
import { coalesced, SHORT_REST_MS, whenChanged, type Topic } from './rereading.ts'

export interface Reading<T> {
  /** Null until it was read once. An old value stays while a newer one is read, and when that fails. */
  value: T | null
  error: string | null
  reread: () => Promise<void>
  /** Reads now and after each change; the returned function stops it. */
  watch: () => () => void
}

/** Makes a store that holds one answer of main and renews it when one of the topics changed. */
export function createReading<T>(
  topics: readonly Topic[],
  read: () => Promise<T>,
): UseBoundStore<StoreApi<Reading<T>>> {
  return create<Reading<T>>()((set) => {
    const reread = coalesced(async () => {
      try {
        set({ value: await read(), error: null })
      } catch (error) {
        set({ error: sentenceOf(error) })
      }
    })
    return {
      value: null,
      error: null,
      reread,
      watch: () => {
        void reread()
        return whenChanged(topics, () => void reread(), undefined, SHORT_REST_MS)
      },
    }
  })
}
