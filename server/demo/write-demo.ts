import type { Entity, RowOf } from '../../protocol/wire/rows/index.ts'
import type { Queries } from '../database/database.ts'
import { putRows } from '../database/rows.ts'
import type { SentFile, Thread } from './thread.ts'

const ROWS_PER_STATEMENT = 2000

/** Writes rows a few thousand at a time. */
export async function putMany<E extends Entity>(
  queries: Queries,
  entity: E,
  rows: readonly RowOf<E>[],
): Promise<void> {
  for (let start = 0; start < rows.length; start += ROWS_PER_STATEMENT) {
    await putRows(queries, entity, rows.slice(start, start + ROWS_PER_STATEMENT))
  }
}

/** Collects threads and writes them in large statements, so that a million messages need little memory. */
export class ThreadWriter {
  readonly #queries: Queries
  #threads: Thread[] = []
  #waiting = 0

  constructor(queries: Queries) {
    this.#queries = queries
  }

  async add(thread: Thread): Promise<void> {
    this.#threads.push(thread)
    this.#waiting += thread.messages.length
    if (this.#waiting >= ROWS_PER_STATEMENT) await this.flush()
  }

  async flush(): Promise<void> {
    const threads = this.#threads
    this.#threads = []
    this.#waiting = 0
    await putMany(
      this.#queries,
      'booking',
      threads.flatMap(({ bookings }) => bookings),
    )
    await putMany(
      this.#queries,
      'message',
      threads.flatMap(({ messages }) => messages),
    )
    await putFiles(
      this.#queries,
      threads.flatMap(({ files }) => files),
    )
  }
}

/** Writes what the server knows of files that it holds whole. */
export async function putFiles(queries: Queries, files: readonly SentFile[]): Promise<void> {
  if (files.length === 0) return
  const records = files.map(({ ref, ...file }) => ({ ...file, ...ref }))
  await queries.query(
    `insert into files (id, upload_id, conversation_id, owner_user_id, name, size_bytes, mime, sha256, width, height,
       created_at, message_id)
     select id, "uploadId", "conversationId", "ownerUserId", name, "sizeBytes", mime, sha256, width, height,
       "createdAt", "messageId"
     from json_to_recordset($1::json) as r(id uuid, "uploadId" text, "conversationId" uuid, "ownerUserId" uuid,
       name text, "sizeBytes" bigint, mime text, sha256 text, width integer, height integer, "createdAt" bigint,
       "messageId" uuid)`,
    [JSON.stringify(records)],
  )
}
