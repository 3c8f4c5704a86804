import type { StreamId, UserId } from '../../../protocol/wire/ids.ts'
import { checkI10 } from '../invariants/i10-converges.ts'
import { checkReplicas } from './check-replicas.ts'
import { cardsOn, checkSignatures } from './check-signatures.ts'
import { Customer } from './customer.ts'
import { Device, type DeviceFaults } from './device.ts'
import { Evidence } from './evidence.ts'
import { FAIR } from './link.ts'
import { DESK_PERMISSIONS, ANNA, BEN, CARLA, DORA, EDDA } from './place.ts'
import { Random } from './random.ts'
import { replicaRows, serverRows } from './replica.ts'
import { rowsIn } from './rows.ts'
import { Scheduler } from './scheduler.ts'
import { Server, type ServerFaults } from './server.ts'

/** Parts that a test replaces by faulty ones, to see that the checkers notice. */
export type Faults = ServerFaults & DeviceFaults

const DEVICES_MAX = 4
const QUIET_TURNS_MAX = 8_000

/** A server, some devices of two administrators, two customers in the portal, and somebody who wants to become one. */
export class World {
  readonly random: Random
  readonly scheduler: Scheduler
  readonly evidence = new Evidence()
  readonly server: Server
  readonly devices: Device[] = []
  readonly customers: Customer[]
  /** Asks to be let in. */
  readonly newcomer: Customer
  readonly #faults: Faults

  constructor(seed: number, faults: Faults = {}) {
    this.random = new Random(seed)
    this.scheduler = new Scheduler(this.random)
    this.server = new Server(this.scheduler, this.evidence, faults)
    this.#faults = faults
    const { scheduler, server, evidence } = this
    const inPortal = (user: UserId) => new Customer({ user, scheduler, server, evidence })
    this.customers = [CARLA, DORA].map(inPortal)
    this.newcomer = inPortal(EDDA)
    for (const user of [ANNA, ANNA, BEN].slice(0, 2 + this.random.below(2))) this.addDevice(user)
  }

  addDevice(user: UserId): void {
    if (this.devices.length >= DEVICES_MAX) return
    const name = `${user === ANNA ? 'anna' : 'ben'}-${this.devices.length + 1}`
    const { scheduler, server, evidence } = this
    const device = new Device({ name, user, scheduler, server, evidence, faults: this.#faults })
    this.devices.push(device)
    device.start()
  }

  async turns(count: number): Promise<void> {
    for (let turn = 0; turn < count; turn++) await this.scheduler.turn()
  }

  check(): void {
    this.evidence.checkLog()
    checkReplicas(this.devices, this.evidence)
    checkSignatures(this.server.storage.committed)
  }

  /** Faults stop, everybody has all rights again and is connected; then all must become alike (I10). */
  async settle(): Promise<void> {
    this.scheduler.note('faults stop')
    if (!this.server.up) this.server.start()
    for (const user of [ANNA, BEN]) this.server.allow(user, DESK_PERMISSIONS)
    for (const device of this.devices) {
      device.weather = FAIR
      if (!device.running) device.start()
      device.sync?.networkLost()
      device.sync?.reconnectNow()
    }
    for (const customer of [...this.customers, this.newcomer]) customer.again()
    const startMs = this.scheduler.nowMs
    for (let turn = 0; turn < QUIET_TURNS_MAX; turn++) {
      if (this.scheduler.onlyWaits && this.#isSettled()) break
      await this.scheduler.turn()
    }
    this.check()
    this.#checkAlike(this.scheduler.nowMs - startMs)
  }

  close(): void {
    for (const device of this.devices) device.store.close()
  }

  #isSettled(): boolean {
    if ([...this.customers, this.newcomer].some((customer) => customer.waiting > 0)) return false
    return this.devices.every((device) => {
      const streams = device.store.verbs.streams()
      const epoch = this.server.storage.committed.get('epoch')
      const whole = streams.every(
        ({ stream, cursor, snapshot, ...state }) =>
          snapshot === null && state.epoch === epoch && cursor === this.server.headOf(stream),
      )
      return streams.length === 2 && whole && waitingIn(device).length === 0
    })
  }

  #checkAlike(tookMs: number): void {
    const rows = rowsIn(this.server.storage.committed)
    const replicas = this.devices.flatMap((device) =>
      streamsOf(device.user).map((stream) => ({
        name: `${stream} on ${device.name}`,
        rows: replicaRows(device.store.cache, stream),
        serverRows: serverRows(rows, stream),
      })),
    )
    const cards = this.devices.map((device) => cardsOn(device, this.server.storage.committed))
    checkI10({ tookMs, replicas: [...replicas, ...cards], waiting: this.devices.flatMap(waitingIn) })
  }
}

function streamsOf(user: UserId): StreamId[] {
  return [`location:0000010c-0000-7000-8000-000000000001`, `user:${user}`] as StreamId[]
}

/** What waits and does not have to: neither parked, nor about a message that is parked itself. */
function waitingIn(device: Device): string[] {
  const entries = device.store.verbs.outbox()
  const parked = new Set<string>()
  const waiting: string[] = []
  for (const { op, state } of entries) {
    const { body } = op
    const about = 'messageId' in body ? body.messageId : null
    const answers = body.type === 'message.send' ? body.replyToId : null
    const blocked = (about !== null && parked.has(about)) || (answers !== null && parked.has(answers))
    if (state === 'parked' || blocked) {
      if (body.type === 'message.send') parked.add(body.messageId)
      continue
    }
    waiting.push(`${body.type} ${op.id} (${state}) on ${device.name}`)
  }
  return waiting
}
