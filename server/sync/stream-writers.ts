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

  private constructor(writers: Map<StreamId, StreamWriter>, first: StreamId) {
    this.#writers = writers
    this.#first = first
  }

  /**
   * In: at least one stream. The first is the one by whose event the asker knows that the change has arrived: it must be
   * one that the asker watches. `actor` is null for what no user did.
   */
  static async open(
    tx: SyncTransaction,
    streams: readonly [StreamId, ...StreamId[]],
    change: { actor: UserId | null; at: number },
  ): Promise<StreamWriters> {
    const writers = new Map<StreamId, StreamWriter>()
    for (const stream of [...new Set(streams)].sort()) {
      writers.set(stream, await StreamWriter.open(tx, stream, change))
    }
    return new StreamWriters(writers, streams[0])
  }

  /** Logs the row in one stream. Throws for a stream that was not opened. */
  at(stream: StreamId): StreamWriter {
    const writer = this.#writers.get(stream)
    if (writer === undefined) throw new Error('This stream was not opened for the change.')
    return writer
  }

  /** Logs the row in every stream that was opened. */
  async put<E extends Entity>(entity: E, row: RowOf<E>): Promise<void> {
    for (const writer of this.#writers.values()) await writer.put(entity, row)
  }

  /** Logs in every stream that was opened that a row is gone for good. */
  async gone(entity: Entity, entityId: string, rev: number): Promise<void> {
    for (const writer of this.#writers.values()) await writer.gone(entity, entityId, rev)
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
