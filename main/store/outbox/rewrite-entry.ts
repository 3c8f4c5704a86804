import { OpBody } from '../../../protocol/wire/ops.ts'
import type { StoreContext } from '../context.ts'
import { moveDependents } from './dependents.ts'
import { addEntry, removeEntry, type StoredEntry } from './entries.ts'
import { StoreError } from '../store-error.ts'
import type { Touched } from '../sync-port.ts'
import { ALL_THAT_WAITS, touched } from '../touched.ts'

/**
 * Writes an open entry again, with another text or as it is: a new op id, since a server repeats its recorded answer for
 * an old one (I4), and a new place in the order, before what waits for it. The message keeps its id.
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
    // Whoever changes the words has not said that a paused file goes on.
    const missing = outbox.run(
      `UPDATE staged_files SET state = iif(state = 'paused' AND @isEdit, 'paused', 'waiting'), error = NULL
       WHERE message_id = @targetId AND state <> 'uploaded'`,
      { targetId, isEdit: text === null ? 0 : 1 },
    )
    removeEntry(outbox, entry.opId)
    addEntry(context, {
      lane: entry.lane,
      targetId,
      conversationId: entry.conversationId,
      locationId: entry.locationId,
      body: text === null ? entry.body : withText(entry.body, text),
      state: missing > 0 ? 'uploading' : 'queued',
      heldUntil: entry.heldUntil,
    })
    if (entry.body.type === 'message.send') moveDependents(context, entry.body.messageId)
  })
  return touched(ALL_THAT_WAITS, entry.conversationId ? [entry.conversationId] : [])
}

/** Which text of an entry a person can change; null when it has none. */
export function textOf(body: OpBody): string | null {
  switch (body.type) {
    case 'message.send':
    case 'message.edit':
    case 'savedReply.put':
    case 'followUp.put':
    case 'post.put':
    case 'comment.put':
      return body.text
    case 'customer.annotate':
    case 'handOver.write':
      return body.note ?? null
    default:
      return null
  }
}

function withText(body: OpBody, text: string): OpBody {
  const changed = replaceText(body, text)
  if (textOf(body) === null) {
    throw new StoreError('badRequest', 'This entry has no text to edit. Retry or discard it.')
  }
  // Each kind of entry has a limit of its own.
  if (!OpBody.safeParse(changed).success) {
    throw new StoreError('tooLarge', 'This text is too long for what it is. Shorten it.')
  }
  return changed
}

function replaceText(body: OpBody, text: string): OpBody {
  switch (body.type) {
    case 'message.send':
    case 'message.edit':
    case 'savedReply.put':
    case 'followUp.put':
    case 'post.put':
    case 'comment.put':
      return { ...body, text }
    case 'handOver.write':
      return { ...body, note: text }
    case 'customer.annotate':
      return { ...body, note: text }
    default:
      return body
  }
}
