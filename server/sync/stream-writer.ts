import type { Batch, WireEvent } from '../../protocol/wire/events.ts'
import type { StreamId, UserId } from '../../protocol/wire/ids.ts'
import type { AnyRow, Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { StreamHead } from './event-log.ts'
import type { SyncTransaction } from './storage.ts'

/**
 * Appends the rows that one op changes to one stream, which stays locked until the commit: numbers come from the locked
 * head, so they are gap-free and in commit order (I9).
 */
export class StreamWriter {
  readonly #tx: SyncTransaction
  readonly #stream: StreamId
  readonly #start: StreamHead
  readonly #actor: UserId | null
  readonly #at: number
  readonly #events: WireEvent[] = []

  private constructor(
    tx: SyncTransaction,
    stream: StreamId,
    start: StreamHead,
    change: { actor: UserId | null; at: number },
  ) {
    this.#tx = tx
    this.#stream = stream
    this.#start = start
    this.#actor = change.actor
    this.#at = change.at
  }

  /** Locks the stream. `actor` is null for what no user did; `at` is when it happens, by the server's clock. */
  static async open(
    tx: SyncTransaction,
    stream: StreamId,
    change: { actor: UserId | null; at: number },
  ): Promise<StreamWriter> {
    return new StreamWriter(tx, stream, await tx.lockStream(stream), change)
  }

  /** Logs the whole row as it is after the change. Storing the row itself is up to the caller. */
  async put<E extends Entity>(entity: E, row: RowOf<E>): Promise<void> {
    const event = { entity, entityId: row.id, change: 'put' as const, rev: row.rev, body: row }
    this.#events.push(
      await this.#tx.appendEvent(this.#stream, { ...event, actor: this.#actor, at: this.#at }),
    )
  }

  /** The same for many rows of one kind. */
  putAll<E extends Entity>(entity: E, rows: readonly RowOf<E>[]): Promise<void> {
    return this.putMixed(rows.map((row) => ({ entity, row }) as AnyRow))
  }

  /** The same for many rows, in their order. */
  async putMixed(rows: readonly AnyRow[]): Promise<void> {
    const events = rows.map(({ entity, row }) => {
      const change = { entity, entityId: row.id, change: 'put' as const, rev: row.rev, body: row }
      return { ...change, actor: this.#actor, at: this.#at }
    })
    this.#events.push(...(await this.#tx.appendEvents(this.#stream, events)))
  }

  /** Logs that a row is gone for good: its tombstone, with a revision of its own (I12). */
  async gone(entity: Entity, entityId: string, rev: number): Promise<void> {
    const event = { entity, entityId, change: 'gone' as const, rev, body: null }
    this.#events.push(
      await this.#tx.appendEvent(this.#stream, { ...event, actor: this.#actor, at: this.#at }),
    )
  }

  /** The same for many rows, in their order. */
  async goneAll(rows: readonly { entity: Entity; id: string; rev: number }[]): Promise<void> {
    const events = rows.map(({ entity, id, rev }) => {
      const change = { entity, entityId: id, change: 'gone' as const, rev, body: null }
      return { ...change, actor: this.#actor, at: this.#at }
    })
    this.#events.push(...(await this.#tx.appendEvents(this.#stream, events)))
  }

  /** The last event caused, or the head when nothing had to change. */
  get position(): { stream: StreamId; seq: number } {
    return { stream: this.#stream, seq: this.#events.at(-1)?.seq ?? this.#start.head }
  }

  /** What to announce after the commit; empty when nothing changed. */
  get batches(): Batch[] {
    if (this.#events.length === 0) return []
    const { epoch, head } = this.#start
    const to = this.position.seq
    return [{ stream: this.#stream, epoch, from: head, to, head: to, events: this.#events }]
  }
}
