import type { MessagePort } from 'node:worker_threads'
import type { ErrorCode } from '../../protocol/wire/errors.ts'
import { StoreError } from './store-error.ts'
import type { Store } from './store.ts'

/** Without a call for so long, nobody waits for the store. */
const QUIET_MS = 1000

/** What the client sends: one call of a verb. */
export interface StoreCall {
  id: number
  verb: keyof Store
  input: unknown[]
}

export interface StoreFailure {
  /** Null for a fault of the store itself: what it says is for the log, and for nobody's eyes. */
  code: ErrorCode | null
  message: string
}

/** What it gets back; `opened` comes first, and nothing after a `failed`. */
export type StoreAnswer =
  | { kind: 'opened' }
  | { kind: 'failed'; error: StoreFailure }
  | { kind: 'value'; id: number; value: unknown }
  | { kind: 'error'; id: number; error: StoreFailure }

/** Opens the store and answers calls on a port, one after the other, in the order in which they came. */
export function serveStore(port: Pick<MessagePort, 'on' | 'postMessage' | 'close'>, open: () => Store): void {
  let store: Store
  try {
    store = open()
  } catch (error) {
    port.postMessage({ kind: 'failed', error: failureOf(error) } satisfies StoreAnswer)
    port.close()
    return
  }
  const rest = clearWhenQuiet(store)
  port.on('message', (call: StoreCall) => {
    rest.disturb()
    port.postMessage(answer(store, call))
    if (call.verb === 'close') port.close()
    else rest.begin()
  })
  port.postMessage({ kind: 'opened' } satisfies StoreAnswer)
  rest.begin()
}

/** What is cleared away in small steps while nobody asks for anything; what was left by the last run, too. */
function clearWhenQuiet(store: Store): { begin(): void; disturb(): void } {
  let timer: ReturnType<typeof setTimeout> | undefined
  const begin = (delayMs: number) => {
    timer = setTimeout(step, delayMs)
    timer.unref()
  }
  const step = () => {
    try {
      if (store.clearDeadWords().more) begin(0)
    } catch {
      // A full disk, say: whoever writes next hears of it, and the next quiet moment tries again.
    }
  }
  return { begin: () => begin(QUIET_MS), disturb: () => clearTimeout(timer) }
}

function answer(store: Store, { id, verb, input }: StoreCall): StoreAnswer {
  try {
    const run = store[verb] as (...input: unknown[]) => unknown
    return { kind: 'value', id, value: run(...input) }
  } catch (error) {
    return { kind: 'error', id, error: failureOf(error) }
  }
}

function failureOf(error: unknown): StoreFailure {
  if (error instanceof StoreError) return { code: error.code, message: error.message }
  return { code: null, message: error instanceof Error ? error.message : String(error) }
}
