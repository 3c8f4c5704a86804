import type { ConversationId } from '../../protocol/wire/ids.ts'
import type { Touched } from '../store/sync-port.ts'
import { PROTOCOL_VERSION } from '../../protocol/wire/version.ts'
import { readAnswer } from './answers.ts'
import type { Effect, StoreCall } from './core/effects.ts'
import type { Input, TimerName } from './core/inputs.ts'
import { initialState } from './core/state.ts'
import { step } from './core/step.ts'
import type { Connection, Sync, SyncOptions } from './options.ts'
import { createPace, type Pace } from './pace.ts'
import { runStoreCall } from './run-store-call.ts'

const HISTORY_PAGE = 50
const NOT_WRITTEN =
  'What came can’t be written on this device. Foyer tries again; if it stays so, start it again.'

/**
 * Keeps a store and a server alike: carries out the effects of the core against the store, the connection and the timers
 * that it is given, and tells the core what came of them. It decides nothing. The store's verbs go out in the order in
 * which the core wanted them.
 *
 * The caller makes one per signed-in account, calls `start` once, `outboxChanged` after each commit to the outbox, and
 * `stop` before the store is closed. What it tells in return: `onStatus` for the status line, `onTouched` for the
 * window, `onSessionEnded` when signing in again is needed (the outbox stays).
 */
export function createSync(options: SyncOptions): Sync {
  const engine = new Engine(options)
  return {
    start: () => engine.tell({ type: 'started' }),
    stop: () => engine.stop(),
    outboxChanged: () => engine.tell({ type: 'outboxChanged' }),
    reconnectNow: () => engine.tell({ type: 'reconnectWanted' }),
    networkLost: () => engine.tell({ type: 'networkLost' }),
    handTypes: () => engine.pace.handTypes(),
    loadOlder: (conversationId, before) => engine.loadOlder(conversationId, before),
  }
}

class Engine {
  readonly pace: Pace
  readonly #options: SyncOptions
  readonly #timers = new Map<TimerName, () => void>()
  /** Ends the wait for a page that rests. */
  readonly #resting = new Set<() => void>()
  readonly #running = new Set<Promise<void>>()
  #state
  #connection: Connection | null = null
  #stopped = false

  constructor(options: SyncOptions) {
    this.#options = options
    this.pace = createPace(options.now)
    this.#state = initialState(options.lastSyncedAt)
  }

  tell(input: Input): void {
    if (this.#stopped) return
    const { now, random } = this.#options
    const [state, effects] = step(this.#state, input, { now: now(), random: random() })
    this.#state = state
    for (const effect of effects) this.#perform(effect)
  }

  async stop(): Promise<void> {
    this.tell({ type: 'stopped' })
    this.#stopped = true
    this.#resting.forEach((cancel) => cancel())
    await Promise.allSettled(this.#running)
  }

  async loadOlder(conversationId: ConversationId, before: number): Promise<{ reached: boolean }> {
    // Before hello nobody knows whether the server still has the epoch that the rows here are of.
    if (this.#state.phase !== 'online') return { reached: false }
    const input = { conversationId, before, limit: HISTORY_PAGE }
    const raw = (await this.#connection?.request('history', input)) ?? null
    const answer = readAnswer('history', raw)
    if (answer === null || !answer.ok || this.#stopped) return { reached: false }
    const stored = this.#options.store.applyHistory(answer.value.messages)
    this.#track(stored)
    this.#touched(await stored)
    return { reached: true }
  }

  #perform(effect: Effect): void {
    switch (effect.type) {
      case 'readAbout':
        void this.#options.about().then((answer) => this.tell({ type: 'aboutRead', answer }))
        return
      case 'renewToken':
        void this.#options.renewToken().then((answer) => this.tell({ type: 'tokenRenewed', answer }))
        return
      case 'connect':
        return this.#connect()
      case 'disconnect':
        this.#connection?.close()
        this.#connection = null
        return
      case 'request':
        return this.#request(effect)
      case 'fetchPage':
        return this.#paced(() => {
          void this.#options
            .fetchPage(effect.request)
            .then((answer) => this.tell({ type: 'pageFetched', id: effect.id, answer }))
        })
      case 'store':
        return this.#track(this.#store(effect.call))
      case 'setTimer':
        return this.#setTimer(effect.name, effect.delayMs)
      case 'clearTimer':
        this.#timers.get(effect.name)?.()
        this.#timers.delete(effect.name)
        return
      case 'showStatus':
        return this.#options.onStatus(effect.status)
      case 'endSession':
        return this.#options.onSessionEnded(effect.error)
    }
  }

  #connect(): void {
    const connection = this.#options.connect({
      opened: () => this.tell({ type: 'opened' }),
      closed: (error) => {
        this.#connection = null
        this.tell({ type: 'closed', error })
      },
      batch: (batch) => this.tell({ type: 'batchCame', batch }),
      poke: (poke) => this.tell({ type: 'pokeCame', poke }),
      bye: (error) => this.tell({ type: 'byeCame', error }),
    })
    this.#connection = connection
  }

  #request(effect: Extract<Effect, { type: 'request' }>): void {
    const { id } = effect
    const connection = this.#connection
    if (connection === null) return
    switch (effect.name) {
      case 'hello': {
        const { app, deviceId } = this.#options
        const input = { protocol: PROTOCOL_VERSION, app, deviceId, ...effect.input }
        void connection.request('hello', input).then((raw) => {
          this.tell({ type: 'answered', id, name: 'hello', answer: readAnswer('hello', raw) })
        })
        return
      }
      case 'pull':
        return this.#paced(() => {
          void connection.request('pull', { ...effect.input, limit: this.pace.limit() }).then((raw) => {
            this.tell({ type: 'answered', id, name: 'pull', answer: readAnswer('pull', raw) })
          })
        })
      case 'push':
        void connection.request('push', effect.input).then((raw) => {
          this.tell({ type: 'answered', id, name: 'push', answer: readAnswer('push', raw) })
        })
    }
  }

  async #store(call: StoreCall): Promise<void> {
    try {
      const { touched, input } = await runStoreCall(this.#options.store, call)
      if (touched !== null) this.#touched(touched)
      if (input !== null) this.tell(input)
    } catch (error) {
      // A StoreError is a sentence for a person; anything else is a fault of our own.
      const message = error instanceof Error && error.name === 'StoreError' ? error.message : NOT_WRITTEN
      this.tell({ type: 'storeFailed', message })
    }
  }

  #touched(touched: Touched): void {
    if (touched.topics.length > 0 || touched.conversationIds.length > 0) this.#options.onTouched(touched)
  }

  #track(work: Promise<unknown>): void {
    const done = work.then(
      () => {},
      () => {},
    )
    this.#running.add(done)
    void done.then(() => this.#running.delete(done))
  }

  /** Asks for a page when its time has come. One that nobody waits for any more is dropped by the core when it comes. */
  #paced(ask: () => void): void {
    const restMs = this.pace.restMs()
    if (restMs === 0) return ask()
    const cancel = this.#options.setTimer(restMs, () => {
      this.#resting.delete(cancel)
      ask()
    })
    this.#resting.add(cancel)
  }

  #setTimer(name: TimerName, delayMs: number): void {
    this.#timers.get(name)?.()
    const cancel = this.#options.setTimer(delayMs, () => {
      this.#timers.delete(name)
      this.tell({ type: 'timerFired', name })
    })
    this.#timers.set(name, cancel)
  }
}
