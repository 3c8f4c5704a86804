import type { Batch, Poke } from '../../../protocol/wire/events.ts'
import type { StreamId, UserId } from '../../../protocol/wire/ids.ts'
import type { Answer, RequestInput, RequestName } from '../../../protocol/wire/requests.ts'
import type { Connection, ConnectionEvents } from '../../../main/sync/options.ts'
import type { Scheduler } from './scheduler.ts'
import type { Server } from './server.ts'

const TIMEOUT_MS = 10_000
/** A ping is sent every 20 s and waited for 10 s. */
const PING_MS = 30_000
const SLOW_MS = 3000

/** How the network treats the frames of one device. */
export interface Weather {
  /** Nothing gets through, and nobody is told. */
  silent: boolean
  drops: number
  doubles: number
  /** How many frames may overtake others. */
  reorders: number
}

export const FAIR: Weather = { silent: false, drops: 0, doubles: 0, reorders: 0 }
/** Nothing is lost, some of it comes late. */
export const USUAL: Weather = { silent: false, drops: 0, doubles: 0.02, reorders: 0.3 }

/** One connection between a device and the server, over a network that may do anything but invent frames. */
export class Link implements Connection {
  readonly user: UserId
  readonly #name: string
  readonly #scheduler: Scheduler
  readonly #server: Server
  readonly #weather: () => Weather
  readonly #events: ConnectionEvents
  readonly #waiting = new Set<() => void>()
  #watched = new Set<StreamId>()
  #open = false
  #ended = false

  constructor(parts: {
    user: UserId
    name: string
    scheduler: Scheduler
    server: Server
    weather(): Weather
    events: ConnectionEvents
  }) {
    this.user = parts.user
    this.#name = parts.name
    this.#scheduler = parts.scheduler
    this.#server = parts.server
    this.#weather = parts.weather
    this.#events = parts.events
    const cancel = this.#scheduler.after(TIMEOUT_MS, `${this.#name} could not connect`, () => {
      if (!this.#open) this.#end()
    })
    this.#frame('connects', () => {
      if (this.#ended || this.#open) return
      if (!this.#server.up) return this.#end()
      cancel()
      this.#open = true
      this.#server.links.add(this)
      this.#events.opened()
      this.#ping()
    })
  }

  request<N extends RequestName>(name: N, input: RequestInput<N>): Promise<Answer<unknown> | null> {
    return new Promise((resolve) => {
      if (!this.#open || this.#ended) return resolve(null)
      const give = (answer: Answer<unknown> | null) => {
        this.#waiting.delete(giveUp)
        cancel()
        resolve(answer)
      }
      const giveUp = () => give(null)
      const cancel = this.#scheduler.after(TIMEOUT_MS, `${this.#name} gives up on ${name}`, giveUp)
      this.#waiting.add(giveUp)
      this.#frame(`asks ${name}`, () => {
        if (!this.#server.links.has(this)) return
        void this.#server.answer(this, name, input).then((answer) => {
          if (this.#server.links.has(this)) this.#frame(`hears ${name}`, () => give(answer))
        })
      })
    })
  }

  /** The device ends it. What it has sent may still arrive, and the server may learn of the end later. */
  close(): void {
    if (this.#ended) return
    this.#ended = true
    for (const giveUp of this.#waiting) giveUp()
    this.#scheduler.soon(`server loses ${this.#name}`, () => this.#server.links.delete(this))
  }

  /** The device's process is gone: nobody is left to be told anything. */
  abandon(): void {
    this.#ended = true
    this.#waiting.clear()
    this.#scheduler.soon(`server loses ${this.#name}`, () => this.#server.links.delete(this))
  }

  /** The server or the network ends it: the device is told. */
  cut(): void {
    this.#server.links.delete(this)
    this.#scheduler.soon(`${this.#name} is cut`, () => this.#end())
  }

  watch(streams: StreamId[]): void {
    this.#watched = new Set(streams)
  }

  watches(stream: StreamId): boolean {
    return this.#watched.has(stream)
  }

  down(name: 'batch', message: Batch): void
  down(name: 'poke', message: Poke): void
  down(name: 'batch' | 'poke', message: Batch | Poke): void {
    this.#frame(`gets ${name}`, () => {
      if (this.#ended) return
      if (name === 'batch') this.#events.batch(message as Batch)
      else this.#events.poke(message)
    })
  }

  #frame(label: string, arrive: () => void): void {
    const { random } = this.#scheduler
    const { silent, drops, doubles, reorders } = this.#weather()
    if (silent || random.chance(drops)) return
    const line = random.chance(reorders) ? null : `frames of ${this.#name}`
    const land = () => {
      // What was on its way when the network went is lost, too.
      if (!this.#weather().silent) arrive()
    }
    if (random.chance(reorders * 0.4))
      this.#scheduler.after(random.below(SLOW_MS), `${this.#name} ${label}, late`, land)
    else this.#scheduler.soon(`${this.#name} ${label}`, land, line)
    if (random.chance(doubles)) this.#scheduler.soon(`${this.#name} ${label} again`, land)
  }

  #ping(): void {
    this.#scheduler.after(PING_MS, `${this.#name} pings`, () => {
      if (this.#ended) return
      if (this.#weather().silent || !this.#server.links.has(this)) this.#end()
      else this.#ping()
    })
  }

  #end(): void {
    if (this.#ended) return
    this.#ended = true
    this.#server.links.delete(this)
    for (const giveUp of this.#waiting) giveUp()
    this.#events.closed(null)
  }
}
