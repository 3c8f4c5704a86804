import type { DeviceId, OpId, StreamId, UserId } from '../../../protocol/wire/ids.ts'
import type { ConversationId } from '../../../protocol/wire/ids.ts'
import type { Op } from '../../../protocol/wire/ops.ts'
import { PROTOCOL_VERSION } from '../../../protocol/wire/version.ts'
import { StoreError } from '../../../main/store/store-error.ts'
import { createSync } from '../../../main/sync/engine.ts'
import type { Sync, SyncOptions, SyncStoreClient } from '../../../main/sync/options.ts'
import { CursorHistory } from '../invariants/i08-cursor-forward.ts'
import { checkI2 } from '../invariants/i02-queued-survives.ts'
import { openDeviceStore, type DeviceStore } from './device-store.ts'
import type { Evidence } from './evidence.ts'
import { HeldClock } from './held-clock.ts'
import { Link, USUAL, type Weather } from './link.ts'
import type { Scheduler } from './scheduler.ts'
import { CHANGES, scheduledClient } from './scheduled-client.ts'
import type { Server } from './server.ts'
import { deadAndAlive, lastSeq, outboxIds, ownMarks, revisionsOf } from './stored-rows.ts'

export interface DeviceFaults {
  /** Puts something between the engine and what it is given. */
  options?(options: SyncOptions, device: Device): SyncOptions
  /** Puts something between the app and SQLite. */
  verbs?(store: DeviceStore): DeviceStore
}

/**
 * One device of one administrator: the real engine over the real verbs, on a network and a process that can fail at any
 * moment. A crash forgets the engine and keeps what SQLite has committed.
 */
export class Device {
  readonly name: string
  readonly user: UserId
  readonly store: DeviceStore
  weather: Weather = USUAL
  sync: Sync | null = null
  /** Ops that the user has taken back, or written anew under another id. */
  readonly takenBack = new Set<OpId>()
  readonly queued = new Map<OpId, string>()
  /** Per stream and epoch: from which event on the log counts, and up to which one a page or history may have looked ahead. */
  readonly snapshots = new Map<StreamId, { epoch: string; at: number; seen: number }>()
  #life = 0
  #link: Link | null = null
  #order = 0
  readonly #cursors = new CursorHistory()
  readonly #held: HeldClock
  readonly #scheduler: Scheduler
  readonly #server: Server
  readonly #evidence: Evidence
  readonly #faults: DeviceFaults

  constructor(parts: {
    name: string
    user: UserId
    scheduler: Scheduler
    server: Server
    evidence: Evidence
    faults: DeviceFaults
  }) {
    this.name = parts.name
    this.user = parts.user
    this.#scheduler = parts.scheduler
    this.#server = parts.server
    this.#evidence = parts.evidence
    this.#faults = parts.faults
    const { random } = this.#scheduler
    let ids = 0
    const store = openDeviceStore({
      now: () => this.#scheduler.nowMs,
      // Ids of a device sort by time, as version 7 does.
      newId: () => `${(++ids).toString(16).padStart(8, '0')}${random.uuid().slice(8)}`,
      newOpId: () => random.uuid(),
    })
    this.store = this.#faults.verbs?.(store) ?? store
    this.#held = new HeldClock({ scheduler: this.#scheduler, name: this.name, verbs: this.store.verbs })
  }

  get nowMs(): number {
    return this.#scheduler.nowMs
  }

  get running(): boolean {
    return this.sync !== null
  }

  start(): void {
    const life = ++this.#life
    const alive = () => life === this.#life
    const { random } = this.#scheduler
    const options: SyncOptions = {
      store: scheduledClient({
        scheduler: this.#scheduler,
        name: this.name,
        verbs: this.store.verbs,
        alive,
        stored: (verb, input) => this.#stored(verb, input),
      }),
      app: 'simulated',
      deviceId: '00000000-0000-7000-8000-000000000001' as DeviceId,
      lastSyncedAt: null,
      connect: (events) => {
        const { user, name } = this
        const whileAlive = {
          opened: () => alive() && events.opened(),
          closed: (error: Parameters<typeof events.closed>[0]) => alive() && events.closed(error),
          batch: (batch: Parameters<typeof events.batch>[0]) => alive() && events.batch(batch),
          poke: (poke: Parameters<typeof events.poke>[0]) => alive() && events.poke(poke),
          bye: (error: Parameters<typeof events.bye>[0]) => alive() && events.bye(error),
        }
        const weather = () => this.weather
        const parts = { user, name, weather, scheduler: this.#scheduler, server: this.#server }
        this.#link = new Link({ ...parts, events: whileAlive })
        return this.#link
      },
      fetchPage: (request) =>
        new Promise((resolve) => {
          this.#scheduler.soon(`${this.name} fetches a page of tier ${request.tier}`, () => {
            const answer = this.#reachable() ? this.#server.page(this.user, request) : UNREACHABLE
            const land = () => alive() && resolve(answer)
            // What was read from the database a moment ago may be old when it comes.
            if (random.chance(this.weather.reorders * 0.5))
              this.#scheduler.after(random.below(SLOW_MS), `${this.name} has a page, late`, land)
            else this.#scheduler.soon(`${this.name} has a page`, land)
          })
        }),
      about: () =>
        new Promise((resolve) => {
          this.#scheduler.soon(`${this.name} looks at the server`, () => {
            if (alive()) resolve(this.#reachable() ? { ok: true, value: ABOUT } : UNREACHABLE)
          })
        }),
      renewToken: () => Promise.resolve({ ok: true, value: null }),
      now: () => this.#scheduler.nowMs,
      random: () => this.#scheduler.random.next(),
      setTimer: (delayMs, fire) =>
        this.#scheduler.after(delayMs, `timer of ${this.name}`, () => alive() && fire()),
      onStatus: () => {},
      onTouched: () => {},
      onSessionEnded: () => {},
    }
    this.sync = createSync(this.#faults.options?.(options, this) ?? options)
    this.sync.start()
    this.#held.look(() => this.sync?.outboxChanged())
  }

  /** The process is gone: what it was about to do is never done. */
  crash(): void {
    this.#life++
    this.#held.stop()
    this.sync = null
    this.#link?.abandon()
    this.#link = null
  }

  /** The user does something in the window; it is on disk when this returns. */
  act(what: string, action: (verbs: DeviceStore['verbs']) => void): void {
    const before = new Set(outboxIds(this.store.outbox))
    // A mark that is sent again was right when it was written first.
    const retried = what === 'retries'
    try {
      action(this.store.verbs)
    } catch (error) {
      if (!(error instanceof StoreError)) throw error
      return this.#scheduler.note(`${this.name} can't: ${error.message}`)
    }
    this.#scheduler.note(`${this.name}: ${what}`)
    const after = outboxIds(this.store.outbox)
    const isNew = after.some((id) => !before.has(id))
    for (const id of after) before.delete(id)
    for (const { op } of isNew ? this.store.verbs.outbox() : []) {
      if (this.queued.has(op.id)) continue
      this.queued.set(op.id, op.body.type)
      const order = ++this.#order
      this.#evidence.written.set(op.id, { device: this.name, lane: op.lane, order, op })
      if (!retried) this.#checkMark(op)
    }
    for (const id of before) this.takenBack.add(id)
    this.#held.look(() => this.sync?.outboxChanged())
    const { sync } = this
    this.#scheduler.soon(
      `${this.name} hears of its outbox`,
      () => this.sync === sync && sync?.outboxChanged(),
    )
  }

  /** Nothing that the user has written may have left, but what was applied, and has come back, in the epoch known here. */
  checkOutbox(): void {
    const inOutbox = new Set(outboxIds(this.store.outbox))
    const gone = [...this.queued.keys()].filter((id) => !inOutbox.has(id))
    if (gone.length === 0) return
    const applied = new Set(gone.filter((id) => this.#hasArrived(id)))
    checkI2({ queued: gone, inOutbox, applied, takenBack: this.takenBack })
    for (const id of gone) this.queued.delete(id)
  }

  /** The op is in the log, and its effect is among the rows here, or this device may not have them any more. */
  #hasArrived(id: OpId): boolean {
    const streams = this.store.verbs.streams()
    return streams.some(({ epoch }) => {
      const at = this.#evidence.positionOf(epoch, id)
      if (at === undefined) return false
      const home = streams.find(({ stream }) => stream === at.stream)
      const body = this.#evidence.written.get(id)?.op.body
      const sent =
        body?.type === 'message.send' && revisionsOf(this.store.cache, [`message:${body.messageId}`]).size > 0
      return sent || home === undefined || (home.epoch === epoch && home.cursor >= at.seq)
    })
  }

  loadOlder(conversationId: ConversationId, before: number): void {
    void this.sync?.loadOlder(conversationId, before)
  }

  /** A read mark is never written past the messages that are stored here (I11). */
  #checkMark({ id, body }: Op): void {
    if (body.type !== 'read.mark') return
    const last = lastSeq(this.store.cache, body.conversationId)
    this.#evidence.readMarks.observe(this.name, {
      id,
      epoch: '',
      seq: body.seq,
      deliveredSeq: body.seq,
      lastSeq: last,
    })
  }

  #reachable(): boolean {
    return this.#server.up && !this.weather.silent && !this.#scheduler.random.chance(this.weather.drops)
  }

  #stored(name: keyof SyncStoreClient, input: unknown[]): void {
    if (!CHANGES[name]) return
    this.#rememberSnapshots(name, input)
    for (const stream of this.store.verbs.streams()) this.#cursors.observe(this.name, stream)
    this.checkOutbox()
    if (name !== 'settleOutbox') this.#observeRows()
  }

  #rememberSnapshots(name: keyof SyncStoreClient, input: unknown[]): void {
    if (name === 'startSnapshot') {
      const [stream, epoch] = input as [StreamId, string]
      this.snapshots.set(stream, { epoch, at: Infinity, seen: 0 })
    }
    if (name === 'dropStream') {
      const [stream] = input as [StreamId]
      this.snapshots.delete(stream)
      this.#cursors.forget(this.name, stream)
    }
    if (name === 'applySnapshotPage') {
      const [page] = input as [{ stream: StreamId; epoch: string; at: number }]
      const snapshot = this.snapshots.get(page.stream)
      if (snapshot?.epoch !== page.epoch) return
      const at = snapshot.at === Infinity ? page.at : snapshot.at
      this.snapshots.set(page.stream, { ...snapshot, at, seen: Math.max(snapshot.seen, page.at) })
    }
    if (name === 'applyHistory') {
      for (const [stream, snapshot] of this.snapshots) {
        this.snapshots.set(stream, {
          ...snapshot,
          seen: Math.max(snapshot.seen, this.#evidence.headOf(snapshot.epoch, stream)),
        })
      }
    }
  }

  #observeRows(): void {
    const streams = this.store.verbs.streams()
    for (const { stream, epoch } of streams) if (stream.startsWith('user:')) this.#observeMarks(epoch)
    // While one stream is an epoch ahead, rows of both lie here, a direct message beside one of the desk.
    const [epoch, another] = new Set(streams.map((stream) => stream.epoch))
    if (epoch !== undefined && another === undefined) this.#observeTombstones(epoch)
  }

  #observeMarks(epoch: string): void {
    for (const mark of ownMarks(this.store.cache, this.user)) {
      this.#evidence.readMarks.observe(this.name, { ...mark, epoch, lastSeq: Infinity })
    }
  }

  #observeTombstones(epoch: string): void {
    const { dead, alive } = deadAndAlive(this.store.cache)
    this.#evidence.tombstones.observe(this.name, epoch, dead, alive)
  }
}

const SLOW_MS = 3000

const ABOUT = {
  foyer: 'server' as const,
  version: 'simulated',
  protocol: { oldest: PROTOCOL_VERSION, newest: PROTOCOL_VERSION },
  networkName: 'Simulated',
}

const UNREACHABLE = {
  ok: false as const,
  error: { code: 'busy' as const, retry: 'backoff' as const, message: 'The server can’t be reached.' },
}
