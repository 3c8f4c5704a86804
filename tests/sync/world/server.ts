import type { Batch } from '../../../protocol/wire/events.ts'
import { locationStream, type StreamId, type UserId } from '../../../protocol/wire/ids.ts'
import type { OpResult } from '../../../protocol/wire/ops.ts'
import type { Answer, RequestName } from '../../../protocol/wire/requests.ts'
import type { Permission } from '../../../protocol/wire/rows/people.ts'
import type { FetchedPage, PageRequest } from '../../../main/sync/options.ts'
import { answerRequest } from '../../../server/sync/answer.ts'
import type { Actor } from '../../../server/sync/actor.ts'
import { CodeGuesses } from '../../../server/sync/code-guesses.ts'
import { push } from '../../../server/sync/push.ts'
import type { SyncServer, SyncSession } from '../../../server/sync/server-parts.ts'
import type { PushReply, RequestInput } from '../../../protocol/wire/requests.ts'
import type { z } from 'zod'
import { cellsOf, putRow } from '../memory-rows.ts'
import { MemoryStorage } from '../memory-storage.ts'
import type { Evidence } from './evidence.ts'
import type { Link } from './link.ts'
import { accessOf, DESK_PERMISSIONS, ANNA, BEN, firstRows, LOCATION, STREAMS, uploads } from './place.ts'
import { rowsIn } from './rows.ts'
import type { Scheduler } from './scheduler.ts'
import { headOf, snapshotPage } from './snapshot.ts'

const IDLE_POKE_MS = 30_000
const STREAM = locationStream(LOCATION)

/** Parts of the real server that a test may replace by faulty ones. */
export interface ServerFaults {
  storage?(options: ConstructorParameters<typeof MemoryStorage>[0]): MemoryStorage
  push?: typeof push
  /** A restored backup is taken for the same log. */
  keepsEpoch?: boolean
}

/** The server: the real handlers over a database in memory. It can crash, be restored from a backup and shorten its log. */
export class Server {
  readonly storage: MemoryStorage
  readonly links = new Set<Link>()
  up = true
  #epochs = 1
  #backup: { committed: Map<string, unknown>; commits: number } | null = null
  readonly #scheduler: Scheduler
  readonly #guesses = new CodeGuesses(() => this.#scheduler.nowMs)
  readonly #evidence: Evidence
  readonly #faults: ServerFaults

  constructor(scheduler: Scheduler, evidence: Evidence, faults: ServerFaults) {
    this.#scheduler = scheduler
    this.#evidence = evidence
    this.#faults = faults
    const options = {
      epoch: 'epoch-1',
      beforeCommit: () => new Promise<void>((resolve) => scheduler.soon('server commits', resolve)),
      onCommit: evidence.commit.bind(evidence),
    }
    this.storage = faults.storage?.(options) ?? new MemoryStorage(options)
    const { committed } = this.storage
    for (const row of firstRows()) {
      putRow(cellsOf(committed), row.entity, row.row)
    }
    for (const file of uploads()) committed.set(`file:${file.ref.id}`, file)
    for (const user of [ANNA, BEN]) this.allow(user, DESK_PERMISSIONS)
    evidence.begin('epoch-1', committed)
    this.#pokeWhenIdle()
  }

  /** Rights are changed from outside: by an owner, at any moment. */
  allow(user: UserId, permissions: Permission[]): void {
    this.storage.committed.set(`access:${user}`, accessOf(user, permissions))
  }

  /** Something that the desk does not do itself: a notification is withdrawn, for good. */
  async withdraw(id: string): Promise<void> {
    const key = `notification:${id}`
    const batch = await this.storage.write(async (tx): Promise<Batch | null> => {
      const { epoch } = await tx.lockStream(STREAM)
      const row = tx.read<{ rev: number }>(key)
      if (row === null) return null
      tx.write(key, null)
      const gone = { entity: 'notification', entityId: id, change: 'gone' as const, rev: row.rev + 1 }
      const at = this.#scheduler.nowMs
      const event = await tx.appendEvent(STREAM, { ...gone, body: null, actor: null, at })
      const { seq } = event
      return { stream: STREAM, epoch, from: seq - 1, to: seq, head: seq, events: [event] }
    })
    if (batch !== null) this.#announce(batch)
  }

  /** Something that this version of the app knows nothing of. */
  async logUnknown(): Promise<void> {
    await this.storage.write(async (tx) => {
      await tx.lockStream(STREAM)
      const unknown = { entity: 'hologram', entityId: 'h', change: 'put' as const, rev: 1, body: { glow: 1 } }
      await tx.appendEvent(STREAM, { ...unknown, actor: null, at: this.#scheduler.nowMs })
    })
  }

  /** The ids of the rows of an entity that are there. */
  idsOf(entity: string): string[] {
    return rowsIn(this.storage.committed).flatMap((row) => (row.entity === entity ? [row.row.id] : []))
  }

  headOf(stream: StreamId): number {
    return headOf(this.storage.committed, stream).head
  }

  answer(link: Link, name: RequestName, input: unknown): Promise<Answer<unknown>> {
    const session = {
      actor: { userId: link.user, side: 'desk' as const },
      watch: (streams: StreamId[]) => link.watch(streams),
    }
    return this.#heard(this.#dispatch(session, name, input), (answer) => {
      if (name === 'push' && answer.ok) return (answer.value as z.infer<typeof PushReply>).results
      return []
    })
  }

  /** A push that does not come from the app: a customer in the portal, or somebody who tries something. */
  push(actor: Actor, input: RequestInput<'push'>): Promise<z.infer<typeof PushReply>> {
    return this.#heard((this.#faults.push ?? push)(this.parts(), { actor }, input), (reply) => reply.results)
  }

  page(user: UserId, request: PageRequest): Answer<FetchedPage> {
    const allowed = request.stream === `user:${user}` || this.#locationsOf(user).length > 0
    if (allowed) return { ok: true, value: snapshotPage(this.storage.committed, request) }
    return { ok: false, error: { code: 'forbidden', retry: 'reset', message: 'Not yours.' } }
  }

  parts(): SyncServer {
    return {
      storage: this.storage,
      now: () => this.#scheduler.nowMs,
      guesses: this.#guesses,
      limits: { fileBytesMax: 1e9, filesPerMessageMax: 50 },
      freeBytes: () => Promise.resolve(1e12),
      leaseMs: 1e9,
      announce: (batch) => this.#announce(batch),
      report: (error) =>
        this.#scheduler.check(() => {
          throw error
        }),
    }
  }

  /** The process is gone, with everything that was not committed. */
  crash(): void {
    this.up = false
    this.storage.crash()
    for (const link of this.links) link.cut()
    this.links.clear()
  }

  start(): void {
    this.up = true
  }

  backUp(): void {
    this.#backup = { committed: new Map(this.storage.committed), commits: this.#evidence.commitCount }
  }

  /** Whoever restores a backup gives the log a new epoch, as its numbers will be used again. */
  restore(): void {
    if (this.#backup === null) return
    this.crash()
    const epoch = this.#faults.keepsEpoch === true ? 'epoch-1' : `epoch-${++this.#epochs}`
    const rights = [ANNA, BEN].map(
      (user) => [`access:${user}`, this.storage.committed.get(`access:${user}`)] as const,
    )
    this.storage.committed = new Map([...this.#backup.committed, ['epoch', epoch], ...rights])
    this.#evidence.restore(epoch, this.#backup.commits)
    this.start()
  }

  /** Old events go: whoever is behind them needs a snapshot. */
  compact(): void {
    const { committed } = this.storage
    for (const stream of STREAMS) {
      const { head, floor } = headOf(committed, stream)
      const newFloor = floor + Math.floor(((head - floor) * 2) / 3)
      for (let seq = floor + 1; seq <= newFloor; seq++) committed.delete(`event:${stream}:${seq}`)
      committed.set(`floor:${stream}`, newFloor)
    }
  }

  /** Rights were taken: the connections of that user end. */
  disconnect(user: UserId): void {
    for (const link of this.links) if (link.user === user) link.cut()
  }

  #dispatch(session: SyncSession, name: RequestName, input: unknown): Promise<Answer<unknown>> {
    const { push: faulty } = this.#faults
    if (name !== 'push' || faulty === undefined) return answerRequest(this.parts(), session, name, input)
    return faulty(this.parts(), session, input as RequestInput<'push'>).then((value) => ({ ok: true, value }))
  }

  async #heard<T>(answer: Promise<T>, results: (answer: T) => OpResult[]): Promise<T> {
    const value = await answer
    this.#evidence.answered(results(value))
    return value
  }

  #locationsOf(user: UserId) {
    return (this.storage.committed.get(`access:${user}`) as ReturnType<typeof accessOf>).locations
  }

  #announce(batch: Batch): void {
    for (const link of this.links) if (link.watches(batch.stream)) link.down('batch', batch)
  }

  #pokeWhenIdle(): void {
    this.#scheduler.after(IDLE_POKE_MS, 'server pokes', () => {
      const { committed } = this.storage
      const epoch = committed.get('epoch') as string
      for (const link of this.links) {
        for (const stream of STREAMS) {
          if (link.watches(stream)) link.down('poke', { stream, epoch, head: headOf(committed, stream).head })
        }
      }
      this.#pokeWhenIdle()
    })
  }
}
