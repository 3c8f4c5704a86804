import type { LocationId, StreamId } from '../../../protocol/wire/ids.ts'
import { feedPlaceId, locationStream } from '../../../protocol/wire/ids.ts'
import { Changes, type Source } from './apply-changes.ts'
import type { StoreContext } from '../context.ts'
import { TABLES } from './rows/index.ts'
import { sweep } from './sweep.ts'
import type { StreamState, SyncStore, Touched } from '../sync-port.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'

interface StoredStream {
  stream: StreamId
  epoch: string
  cursor: number
  generation: number
  tier: 0 | 1 | 2 | null
  after: string | null
  done: number
  total: number
}

const LAST_TIER = 2
/** Pages of the log between checkpoints: while a snapshot comes in, fewer checkpoints write the same page less often. */
const CHECKPOINT_PAGES = { always: 1000, inSnapshot: 8000 } as const
const ROW_TABLES = Object.values(TABLES).map((table) => table.name)

type StreamVerbs = Pick<
  SyncStore,
  'streams' | 'startSnapshot' | 'applySnapshotPage' | 'applyBatch' | 'applyHistory' | 'dropStream'
>

/** Streams, their cursors, and all that comes from them. Each verb is one transaction of cache.db. */
export function streamVerbs({ cache, outbox, overlay }: StoreContext): StreamVerbs {
  const SELECT = `SELECT stream, epoch, cursor, generation, snapshot_tier AS tier, snapshot_after AS after,
    snapshot_done AS done, snapshot_total AS total FROM streams`
  const streamOf = (stream: string) => cache.get<StoredStream>(`${SELECT} WHERE stream = @stream`, { stream })

  /** Words were deleted since the log was emptied last. */
  let wordsInLog = false

  /** Runs a change of cache.db as one transaction; what waits is then laid over anew. */
  function change<T>(work: () => T): T {
    overlay.outdate()
    return cache.transaction(work)
  }

  /** Old pages of the log are overwritten: what was deleted must not stay readable on the disk (I15). */
  function emptyLog(): void {
    cache.database.pragma('wal_checkpoint(TRUNCATE)')
    wordsInLog = false
  }

  function write(source: Source, work: (changes: Changes) => void): Touched {
    const changes = new Changes(cache, source)
    work(changes)
    const wrote = changes.finish()
    wordsInLog ||= changes.tookWordsOut
    return wrote
  }

  return {
    streams: () =>
      cache
        .all<StoredStream>(`${SELECT} ORDER BY stream`)
        .map(({ stream, epoch, cursor, tier, after, done, total }): StreamState => ({
          stream,
          epoch,
          cursor,
          snapshot: tier === null ? null : { tier, after, done, total },
        })),

    startSnapshot: (stream, epoch) =>
      change(() => {
        const known = streamOf(stream)
        const sameEpoch = known?.epoch === epoch
        if (known && !sameEpoch) distrustRevisions(stream)
        cache.run('INSERT INTO generations (stream) VALUES (@stream)', { stream })
        cache.run(
          `INSERT OR REPLACE INTO streams
             (stream, epoch, cursor, generation, snapshot_tier, snapshot_after, snapshot_done, snapshot_total)
           SELECT @stream, @epoch, @cursor, max(generation), 0, NULL, 0, 0 FROM generations`,
          // Within an epoch the cursor never goes back (I8).
          { stream, epoch, cursor: sameEpoch ? known.cursor : 0 },
        )
        return NOTHING_TOUCHED
      }),

    applySnapshotPage: (page) => {
      let hasSwept = false
      const wroteAndSwept = change(() => {
        const known = streamOf(page.stream)
        if (!known || known.epoch !== page.epoch || known.tier === null) return NOTHING_TOUCHED
        checkpointEvery(CHECKPOINT_PAGES.inSnapshot)
        // Old messages come newest first. Written in the order of time they leave no half-empty pages behind.
        const wrote = write(known, (changes) => page.rows.toReversed().forEach((row) => changes.put(row)))
        // A page that comes twice, late, brings nothing new and must not move the progress.
        if (page.tier !== known.tier) return wrote
        const first = known.tier === 0 && known.after === null
        const finished = page.next === null && known.tier === LAST_TIER
        const tierDone = page.next === null
        cache.run(
          `UPDATE streams SET cursor = @cursor, snapshot_tier = @tier, snapshot_after = @after, snapshot_done = @done,
             snapshot_total = @total WHERE stream = @stream`,
          {
            stream: page.stream,
            cursor: first ? Math.max(known.cursor, page.at) : known.cursor,
            tier: finished ? null : known.tier + (tierDone ? 1 : 0),
            after: page.next,
            done: tierDone ? 0 : known.done + page.rows.length,
            total: tierDone ? 0 : page.total,
          },
        )
        if (!finished) return wrote
        checkpointEvery(CHECKPOINT_PAGES.always)
        const swept = sweep(cache, page.stream, known.generation)
        hasSwept = swept.topics.length > 0
        return touched([...wrote.topics, ...swept.topics], wrote.conversationIds)
      })
      if (hasSwept) emptyLog()
      return wroteAndSwept
    },

    applyBatch: (batch) => {
      const applied = change((): ReturnType<SyncStore['applyBatch']> => {
        const known = streamOf(batch.stream)
        if (!known || known.epoch !== batch.epoch) return { outcome: 'otherEpoch', touched: NOTHING_TOUCHED }
        if (batch.to <= known.cursor) return { outcome: 'alreadyApplied', touched: NOTHING_TOUCHED }
        if (batch.from > known.cursor) return { outcome: 'gap', touched: NOTHING_TOUCHED }
        const wrote = write(known, (changes) => {
          for (const event of batch.events) if (event.seq > known.cursor) changes.event(event)
        })
        cache.run('UPDATE streams SET cursor = @to WHERE stream = @stream', {
          to: batch.to,
          stream: batch.stream,
        })
        return { outcome: 'applied', touched: wrote }
      })
      // Once for a long catch-up, at its end.
      if (wordsInLog && batch.to >= batch.head) emptyLog()
      return applied
    },

    applyHistory: (messages) =>
      change(() => {
        const wrote = [...new Set(messages.map((row) => row.conversationId))].map((conversationId) => {
          const ofChat = messages.filter((row) => row.conversationId === conversationId)
          const known = sourceOfChat(conversationId, ofChat[0]!.locationId)
          if (!known) return NOTHING_TOUCHED
          return write(known, (changes) => {
            for (const row of ofChat) changes.put({ entity: 'message', row })
          })
        })
        return touched(
          wrote.flatMap((one) => one.topics),
          wrote.flatMap((one) => one.conversationIds),
        )
      }),

    dropStream: (stream) => {
      // Drafts and settled work first: when the process dies in between, the stream is still listed and dropped again.
      dropDrafts(stream)
      const dropped = change(() => {
        const swept = sweep(cache, stream, Number.MAX_SAFE_INTEGER)
        for (const table of ['tombstones', 'unread_events', 'streams']) {
          cache.run(`DELETE FROM ${table} WHERE stream = @stream`, { stream })
        }
        return touched([...swept.topics, 'draft', 'staged', 'outbox'])
      })
      emptyLog()
      // What was being written there stood in the log of the outbox, too.
      outbox.database.pragma('wal_checkpoint(TRUNCATE)')
      return dropped
    },
  }

  /** The stream that brings a chat's messages: its location's, or the user's own for a direct chat. */
  function sourceOfChat(conversationId: string, locationId: LocationId): StoredStream | undefined {
    const chat = cache.get<{ stream: string }>(
      `SELECT stream FROM conversations JOIN generations USING (generation)
       WHERE id = @conversationId AND kind = 'direct'`,
      { conversationId },
    )
    return streamOf(chat?.stream ?? locationStream(locationId))
  }

  /** 8,000 pages are 32 MiB: well below the 64 MiB that the log may have (I19). */
  function checkpointEvery(pages: number): void {
    cache.database.pragma(`wal_autocheckpoint = ${pages}`)
  }

  /** A server with another epoch was restored: its revisions start anew, so any row that it sends wins. */
  function distrustRevisions(stream: string): void {
    for (const table of ROW_TABLES) {
      cache.run(
        `UPDATE ${table} SET rev = 0 WHERE generation IN (SELECT generation FROM generations WHERE stream = @stream)`,
        { stream },
      )
    }
    cache.run('DELETE FROM tombstones WHERE stream = @stream', { stream })
    cache.run('DELETE FROM unread_events WHERE stream = @stream', { stream })
  }

  /** What was being written at a location that is no longer allowed, with its files; sent entries that were answered. */
  function dropDrafts(stream: string): void {
    const locationId = stream.startsWith('location:') ? stream.slice('location:'.length) : ''
    // A direct chat is the user's own, wherever it began.
    const chats = cache.all<{ id: string }>(
      `SELECT id FROM conversations WHERE location_id = @locationId AND kind = 'desk'`,
      { locationId },
    )
    outbox.transaction(() => {
      outbox.run(`DELETE FROM entries WHERE state = 'acked' AND acked_stream = @stream`, { stream })
      outbox.run('DELETE FROM unfinished WHERE location_id = @locationId', { locationId })
      for (const { id } of [...chats, { id: feedPlaceId(locationId as LocationId) }]) {
        outbox.run('DELETE FROM drafts WHERE conversation_id = @id', { id })
        outbox.run('DELETE FROM staged_files WHERE conversation_id = @id AND message_id IS NULL', { id })
      }
    })
  }
}
