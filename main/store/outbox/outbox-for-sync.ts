import type { OpId } from '../../../protocol/wire/ids.ts'
import { hasArrived } from './arrived.ts'
import type { StoreContext } from '../context.ts'
import { feedImports, forgetSettledImports } from '../people/imports.ts'
import { allEntries, entryOf, removeEntry } from './entries.ts'
import type { SyncStore } from '../sync-port.ts'
import { ALL_THAT_WAITS, NOTHING_TOUCHED, touched } from '../touched.ts'

type Verbs = Pick<
  SyncStore,
  'outbox' | 'markSent' | 'markAcked' | 'markParked' | 'requeueAcked' | 'settleOutbox'
>

/** The outbox as sync sees it: queued -> sent -> acked -> gone, or parked. */
export function outboxVerbsForSync(context: StoreContext): Verbs {
  const { cache, outbox, overlay } = context

  return {
    outbox: () =>
      allEntries(outbox).map(({ opId, lane, hash, body, written, state, sent, heldUntil, acked, error }) => ({
        op: { id: opId, lane, hash, body },
        order: written,
        // Held back, it is not ready to go, like one whose files are not up yet.
        state: heldUntil !== null && state === 'queued' ? 'uploading' : state,
        sent,
        ackedAt: acked && { stream: acked.stream, seq: acked.seq },
        error,
      })),

    markSent: (ids) => {
      outbox.transaction(() => {
        for (const opId of ids) outbox.run('UPDATE entries SET sent = 1 WHERE op_id = @opId', { opId })
      })
      return touched(['outbox'])
    },

    markAcked: (opId, { stream, seq }) => {
      // The epoch is that of the stream as known here: a number of another epoch names another event.
      const known = cache.get<{ epoch: string }>('SELECT epoch FROM streams WHERE stream = @stream', {
        stream,
      })
      overlay.outdate()
      const changed = outbox.run(
        `UPDATE entries SET state = 'acked', sent = 1, acked_stream = @stream, acked_epoch = @epoch, acked_seq = @seq,
           error_code = NULL, error_retry = NULL, error_message = NULL WHERE op_id = @opId`,
        { opId, stream, seq, epoch: known?.epoch ?? null },
      )
      return changed === 0 ? NOTHING_TOUCHED : touchedEntry(opId)
    },

    markParked: (opId, error) => {
      overlay.outdate()
      const changed = outbox.run(
        `UPDATE entries SET state = 'parked', error_code = @code, error_retry = @retry, error_message = @message,
           acked_stream = NULL, acked_epoch = NULL, acked_seq = NULL WHERE op_id = @opId`,
        { opId, ...error },
      )
      return changed === 0 ? NOTHING_TOUCHED : touchedEntry(opId)
    },

    requeueAcked: (stream) => {
      overlay.outdate()
      const changed = outbox.run(
        `UPDATE entries SET state = 'queued', acked_stream = NULL, acked_epoch = NULL, acked_seq = NULL
         WHERE state = 'acked' AND acked_stream = @stream`,
        { stream },
      )
      return changed === 0 ? NOTHING_TOUCHED : touched(ALL_THAT_WAITS)
    },

    /**
     * The rows are in cache.db and the entry in outbox.db: two files of WAL mode have no common commit, and a crash may
     * come between the two. So the rows go first, the overlay hides an entry whose rows are here, and the entry is
     * deleted afterwards, now or at the next start.
     */
    settleOutbox: () => {
      const settled = allEntries(outbox).filter(
        (entry) => entry.state === 'acked' && hasArrived(cache, entry),
      )
      if (settled.length === 0) return NOTHING_TOUCHED
      overlay.outdate()
      outbox.transaction(() => {
        for (const { opId, targetId } of settled) {
          removeEntry(outbox, opId)
          outbox.run('DELETE FROM staged_files WHERE message_id = @targetId', { targetId })
        }
        feedImports(context)
        forgetSettledImports(context)
      })
      return touched(
        ['outbox', 'staged', 'customerImport'],
        settled.flatMap((entry) => entry.conversationId ?? []),
      )
    },
  }

  function touchedEntry(opId: OpId) {
    const { conversationId } = entryOf(outbox, opId)
    return touched(ALL_THAT_WAITS, conversationId ? [conversationId] : [])
  }
}
