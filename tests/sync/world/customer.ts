import { createHash } from 'node:crypto'
import type { FileId, MessageId, OpId, UserId } from '../../../protocol/wire/ids.ts'
import { canonicalJson, type Op, type OpBody } from '../../../protocol/wire/ops.ts'
import { checkI4 } from '../invariants/i04-same-id-other-payload.ts'
import { markDelivered } from '../../../server/sync/mark-delivered.ts'
import { Refusal } from '../../../server/sync/refusal.ts'
import { askByChance, type Ask } from './customer-actions.ts'
import type { Evidence } from './evidence.ts'
import { chatWith, LOCATION, numbered, subjectOf } from './place.ts'
import type { Scheduler } from './scheduler.ts'
import type { Server } from './server.ts'

/** A customer in the portal: sends, reads, unsends, and repeats each request until it is answered. */
export class Customer {
  readonly #user: UserId
  readonly #scheduler: Scheduler
  readonly #server: Server
  readonly #evidence: Evidence
  #waiting: Op[] = []
  #sent: MessageId[] = []

  constructor(parts: { user: UserId; scheduler: Scheduler; server: Server; evidence: Evidence }) {
    this.#user = parts.user
    this.#scheduler = parts.scheduler
    this.#server = parts.server
    this.#evidence = parts.evidence
  }

  send(count: number): void {
    const { random } = this.#scheduler
    const messageId = random.uuid() as MessageId
    this.#sent.push(messageId)
    const fileIds = random.chance(0.4) ? [numbered(0xf, 1 + random.below(2)) as FileId] : []
    this.#ask({
      type: 'message.send',
      messageId,
      conversationId: chatWith(this.#user),
      desk: { locationId: LOCATION, subject: subjectOf(this.#user) },
      kind: 'text',
      text: `message ${count} from a customer`,
      fileIds,
      replyToId: null,
    })
  }

  read(): void {
    const seq = this.#scheduler.random.below(30)
    this.#ask({ type: 'read.mark', conversationId: chatWith(this.#user), seq })
  }

  /** The portal fetches the newest messages: what it brings is delivered. */
  fetch(): void {
    const conversationId = chatWith(this.#user)
    const seq = this.#scheduler.random.below(40)
    this.#scheduler.soon('a customer fetches', () => {
      if (!this.#server.up) return
      const actor = { userId: this.#user, side: 'customer' as const }
      // A chat that is not there yet has nothing to fetch.
      markDelivered(this.#server.parts(), actor, conversationId, seq).catch((error: unknown) => {
        if (!(error instanceof Refusal)) this.#server.parts().report(error)
      })
    })
  }

  react(): void {
    const { random } = this.#scheduler
    const messageId = random.pick(this.#sent)
    const emoji = random.pick(['👍', '🙏'])!
    if (messageId !== undefined)
      this.#ask({ type: 'message.react', messageId, emoji, on: random.chance(0.7) })
  }

  /** Anything else that the portal offers, unless it is said what. `count` makes texts differ. */
  ask(count: number, choose: Ask = askByChance): void {
    const { random, nowMs } = this.#scheduler
    const any = (entity: string) => random.pick(this.#server.idsOf(entity)) ?? null
    const body = choose({ user: this.#user, random, nowMs, count, any })
    if (body !== null) this.#ask(body)
  }

  unsend(): void {
    const messageId = this.#scheduler.random.pick(this.#sent)
    if (messageId !== undefined) this.#ask({ type: 'message.unsend', messageId })
  }

  /** Somebody sends an op again that was answered, with another content. */
  tamper(): void {
    const id = this.#scheduler.random.pick(this.#evidence.appliedNow)
    if (id === undefined) return
    const body: OpBody = { type: 'read.flag', conversationId: chatWith(this.#user), unread: true }
    const op = opOf(id, { ...body, unread: this.#scheduler.random.chance(0.5) })
    this.#scheduler.soon('somebody tampers', () => {
      const same = this.#evidence.written.get(id)?.op.hash === op.hash
      if (!this.#server.up || same || !this.#evidence.isApplied(id)) return
      void this.#server.push({ userId: this.#user, side: 'customer' }, { ops: [op] }).then(({ results }) => {
        this.#scheduler.check(() => checkI4(results[0]!))
      })
    })
  }

  /** Whether anything still waits for an answer. */
  get waiting(): number {
    return this.#waiting.length
  }

  /** Everything that was not answered, once more. */
  again(): void {
    for (const op of this.#waiting) this.#push(op)
  }

  #ask(body: OpBody): void {
    const op = opOf(this.#scheduler.random.uuid() as OpId, body)
    this.#waiting.push(op)
    this.#evidence.written.set(op.id, { device: this.#user, lane: op.id, order: 0, op })
    this.#push(op)
  }

  #push(op: Op): void {
    this.#scheduler.soon(`a customer asks ${op.body.type}`, () => {
      if (!this.#server.up) return
      void this.#server.push({ userId: this.#user, side: 'customer' }, { ops: [op] }).then(({ results }) => {
        this.#scheduler.soon('a customer hears', () => {
          const done = results.some(
            (result) => result.status !== 'rejected' || result.error.retry === 'never',
          )
          if (done) this.#waiting = this.#waiting.filter((other) => other.id !== op.id)
        })
      })
    })
  }
}

function opOf(id: OpId, body: OpBody): Op {
  return {
    id,
    lane: `portal:${id}`,
    hash: createHash('sha256').update(canonicalJson(body)).digest('hex'),
    body,
  }
}
