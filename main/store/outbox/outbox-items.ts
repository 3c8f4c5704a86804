import type { OpBody } from '../../../protocol/wire/ops.ts'
import type { StoreContext } from '../context.ts'
import { allEntries, entryOf, isOpen, type StoredEntry } from './entries.ts'
import { waitingImportParts } from '../people/imports.ts'
import { hasArrived } from './arrived.ts'
import { titleOf } from './entry-titles.ts'
import { rewriteEntry, textOf } from './rewrite-entry.ts'
import { checkText } from './send.ts'
import { stagedOfMessage } from './staged-files.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import type { OutboxItem } from '../views.ts'

type Verbs = Pick<Store, 'outboxItems' | 'outboxCounts' | 'retryOp' | 'editOp'>

const STATES: Record<StoredEntry['state'], OutboxItem['state']> = {
  uploading: 'uploading',
  queued: 'waiting',
  acked: 'sending',
  parked: 'failed',
}

/** The outbox as a person sees it: what waits, what was refused and why, and what can be done about it. */
export function outboxItemVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay } = context

  return {
    outboxItems: () => ({ items: shown().map(itemOf) }),

    outboxCounts: () => {
      const entries = shown()
      const failed = entries.filter((entry) => entry.state === 'parked').length
      return { waiting: entries.length - failed + waitingImportParts(context), failed }
    },

    retryOp: ({ opId }) => {
      const entry = entryOf(outbox, opId)
      if (entry.state !== 'parked') throw new StoreError('badRequest', 'This entry is waiting already.')
      overlay.outdate()
      return rewriteEntry(context, entry, null)
    },

    editOp: ({ opId, text }) => {
      const entry = entryOf(outbox, opId)
      if (!isOpen(entry)) {
        throw new StoreError(
          'busy',
          'This entry is on its way and can’t be edited now. Edit the message in its chat.',
        )
      }
      checkText(text)
      if (text.trim() === '' && !mayBeEmpty(entry.body)) {
        throw new StoreError('badRequest', 'There is no text left. Discard the entry instead.')
      }
      overlay.outdate()
      return rewriteEntry(context, entry, text)
    },
  }

  /** An entry whose effect is here already only waits to be deleted. */
  function shown(): StoredEntry[] {
    return allEntries(outbox).filter((entry) => !hasArrived(cache, entry))
  }

  function itemOf(entry: StoredEntry): OutboxItem {
    const { opId, body, conversationId, writtenAt, state, error } = entry
    return {
      opId,
      type: body.type,
      title: titleOf(context, entry),
      text: textOf(body) ?? '',
      files: stagedOfMessage(outbox, entry.targetId),
      conversationId,
      queuedAt: writtenAt,
      state: STATES[state],
      error: error?.message ?? null,
      errorCode: error?.code ?? null,
      editable: textOf(body) !== null && isOpen(entry),
    }
  }
}

function mayBeEmpty(body: OpBody): boolean {
  if (body.type === 'message.send' || body.type === 'post.put') return body.fileIds.length > 0
  return body.type === 'customer.annotate' || body.type === 'followUp.put'
}
