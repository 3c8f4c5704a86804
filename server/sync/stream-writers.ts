import type { Batch } from '../../protocol/wire/events.ts'
import type { StreamId, UserId } from '../../protocol/wire/ids.ts'
import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { SyncTransaction } from './storage.ts'
import { StreamWriter } from './stream-writer.ts'

/**
 * Appends to several streams what one change alters in all of them: a person's row at every location where they are
 * known. All are locked from the start, in the order of their names, so that two changes can't wait for each other.
 */
export class StreamWriters {
  readonly #writers: Map<StreamId, StreamWriter>
  readonly #first: StreamId
  readonly #apart: ReadonlySet<StreamId>

  private constructor(writers: Map<StreamId, StreamWriter>, first: StreamId, apart: ReadonlySet<StreamId>) {
    this.#writers = writers
    this.#first = first
    this.#apart = apart
  }

  /**
   * In: at least one stream. The first is the one by whose event the asker knows that the change has arrived: it must be
   * one that the asker watches. `actor` is null for what no user did. Streams that stand in `apart` alone get nothing but
   * what is written `at` them: who reads those must not see the rest.
   */
  static async open(
    tx: SyncTransaction,
    streams: readonly [StreamId, ...StreamId[]],
    change: { actor: UserId | null; at: number },
    apart: readonly StreamId[] = [],
  ): Promise<StreamWriters> {
    const writers = new Map<StreamId, StreamWriter>()
    for (const stream of [...new Set([...streams, ...apart])].sort()) {
      writers.set(stream, await StreamWriter.open(tx, stream, change))
    }
    return new StreamWriters(writers, streams[0], new Set(apart.filter((one) => !streams.includes(one))))
  }

  /** Logs the row in one stream. Throws for a stream that was not opened. */
  at(stream: StreamId): StreamWriter {
    const writer = this.#writers.get(stream)
    if (writer === undefined) throw new Error('This stream was not opened for the change.')
    return writer
  }

  /** Logs the row in every stream that was opened, but those apart. */
  async put<E extends Entity>(entity: E, row: RowOf<E>): Promise<void> {
    for (const [stream, writer] of this.#writers) {
      if (!this.#apart.has(stream)) await writer.put(entity, row)
    }
  }

  /** The same for many rows of one kind. */
  async putAll<E extends Entity>(entity: E, rows: readonly RowOf<E>[]): Promise<void> {
    for (const [stream, writer] of this.#writers) {
      if (!this.#apart.has(stream)) await writer.putAll(entity, rows)
    }
  }

  /** Logs in every stream that was opened, but those apart, that a row is gone for good. */
  async gone(entity: Entity, entityId: string, rev: number): Promise<void> {
    for (const [stream, writer] of this.#writers) {
      if (!this.#apart.has(stream)) await writer.gone(entity, entityId, rev)
    }
  }

  /** The last event in the first stream. */
  get position(): { stream: StreamId; seq: number } {
    return this.at(this.#first).position
  }

  /** What to announce after the commit, stream by stream. */
  get batches(): Batch[] {
    return [...this.#writers.values()].flatMap((writer) => writer.batches)
  }
}
