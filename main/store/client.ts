import { Worker, type MessagePort } from 'node:worker_threads'
import type { StoreAnswer, StoreCall, StoreFailure } from './serve.ts'
import { StoreError } from './store-error.ts'
import type { Store, StoreClient } from './store.ts'

interface Pending {
  resolve(value: unknown): void
  reject(error: Error): void
}

/** What the client needs of a worker, or of a port in a test. */
type Channel = Pick<MessagePort, 'postMessage'> & {
  on(event: 'message', listen: (answer: StoreAnswer) => void): unknown
}

/**
 * Speaks to a store on the other side of a channel. `opened` resolves when it is open and rejects with the reason when
 * it can't be; `broken` is to be called when the other side is gone: all that is pending is rejected, and all later calls.
 */
export function connectStore(channel: Channel): {
  client: StoreClient
  opened: Promise<void>
  broken(error: Error): void
} {
  const pending = new Map<number, Pending>()
  let lastId = 0
  let gone: Error | null = null
  let settleOpened: Pending
  const opened = new Promise<void>((resolve, reject) => {
    settleOpened = { resolve: () => resolve(), reject }
  })

  channel.on('message', (answer) => {
    if (answer.kind === 'opened') return settleOpened.resolve(undefined)
    if (answer.kind === 'failed') return settleOpened.reject(errorOf(answer.error))
    const call = pending.get(answer.id)
    pending.delete(answer.id)
    if (answer.kind === 'value') call?.resolve(answer.value)
    else call?.reject(errorOf(answer.error))
  })

  function call(verb: keyof Store, input: unknown[]): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (gone) return reject(gone)
      lastId += 1
      pending.set(lastId, { resolve, reject })
      channel.postMessage({ id: lastId, verb, input } satisfies StoreCall)
    })
  }

  // One function per verb asked for, whatever the verbs are: the interface is the only list of them.
  const client = new Proxy({} as StoreClient, {
    get: (_target, verb) =>
      // A promise that resolves with the client looks for `then`: that is no verb.
      typeof verb === 'string' && verb !== 'then'
        ? (...input: unknown[]) => call(verb as keyof Store, input)
        : undefined,
  })

  return {
    client,
    opened,
    broken: (error) => {
      gone ??= error
      settleOpened.reject(error)
      for (const { reject } of pending.values()) reject(error)
      pending.clear()
    },
  }
}

/** A thread that has loaded the code of the store, and opens one folder. */
export interface StoreThread {
  /**
   * Opens the store in `folder`. Rejects with a StoreError when it can't be opened. `close` of the client resolves when
   * the files are closed. `onCrash` is told when the thread ends in any other way.
   */
  open(options: { folder: string; onCrash(error: Error): void }): Promise<StoreClient>
}

/** Starts the worker, which takes a while, before it is known which folder it is to open. */
export function startStoreThread(workerFile: URL | string): StoreThread {
  const worker = new Worker(workerFile)
  const { client, opened, broken } = connectStore(worker)
  // A thread that ended before anybody asked for it is told to whom asks.
  opened.catch(() => undefined)
  let onCrash: (error: Error) => void = () => undefined
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  let closing = false
  worker.on('error', (error) =>
    crash(new StoreError('internal', `The local store stopped: ${error.message}`)),
  )
  worker.on('exit', (code) => {
    crash(
      new StoreError(
        'internal',
        `The local store stopped (${code}). Start Foyer again; nothing that was saved is lost.`,
      ),
    )
  })
  let crashed = false
  function crash(error: StoreError): void {
    broken(error)
    if (closing || crashed || !isOpen) return
    crashed = true
    onCrash(error)
  }
  let isOpen = false
  const close = async (): Promise<void> => {
    closing = true
    await client.close()
    await ended
  }
  return {
    async open(options) {
      onCrash = options.onCrash
      worker.postMessage(options.folder)
      await opened
      isOpen = true
      return new Proxy(client, {
        get: (target, verb, receiver) =>
          verb === 'close' ? close : (Reflect.get(target, verb, receiver) as unknown),
      })
    },
  }
}

function errorOf({ code, message }: StoreFailure): Error {
  return code === null ? new Error(message) : new StoreError(code, message)
}
