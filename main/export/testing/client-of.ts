import type { Store, StoreClient } from '../../store/store.ts'

/** A store in this thread behind the promises of the worker's client. */
export function clientOf(store: Store): StoreClient {
  const verbs = Object.entries(store).map(([name, verb]) => [
    name,
    async (...input: unknown[]) => Promise.resolve((verb as (...input: unknown[]) => unknown)(...input)),
  ])
  return Object.fromEntries(verbs) as StoreClient
}
