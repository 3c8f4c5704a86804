import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, removeEntry, type StoredEntry } from './entries.ts'
import { StoreError } from '../store-error.ts'
import type { Touched } from '../sync-port.ts'
import { touched } from '../touched.ts'

/**
 * Writes an open entry again, with another text or as it is: a new op id, since a server repeats its recorded answer for
 * an old one (I4), and a new place in the order. The message keeps its id.
 */
export function rewriteEntry(context: StoreContext, entry: StoredEntry, text: string | null): Touched {
  const { outbox } = context
  outbox.transaction(() => {
    const { targetId } = entry
    // A server that has lost a file, or got it broken, needs all of them again.
    if (entry.error?.code === 'fileMissing' || entry.error?.code === 'fileCorrupt') {
      outbox.run(
        `UPDATE staged_files SET state = 'waiting', sent_bytes = 0, tus_url = NULL WHERE message_id = @targetId`,
        { targetId },
      )
    }
    const missing = outbox.run(
      `UPDATE staged_files SET state = 'waiting', error = NULL WHERE message_id = @targetId AND state <> 'uploaded'`,
      { targetId },
    )
    removeEntry(outbox, entry.opId)
    addEntry(context, {
      lane: entry.lane,
      targetId,
      conversationId: entry.conversationId,
      locationId: entry.locationId,
      body: text === null ? entry.body : withText(entry.body, text),
      state: missing > 0 ? 'uploading' : 'queued',
    })
  })
  return touched(
    ['outbox', 'message', 'conversation', 'customer', 'staged'],
    entry.conversationId ? [entry.conversationId] : [],
  )
}

/** Which text of an entry a person can change; null when it has none. */
export function textOf(body: OpBody): string | null {
  if (body.type === 'message.send' || body.type === 'message.edit') return body.text
  if (body.type === 'customer.annotate') return body.note ?? null
  return null
}

function withText(body: OpBody, text: string): OpBody {
  if (body.type === 'message.send' || body.type === 'message.edit') return { ...body, text }
  if (body.type === 'customer.annotate' && body.note !== undefined) return { ...body, note: text }
  throw new StoreError('badRequest', 'This entry has no text to edit. Retry or discard it.')
}
