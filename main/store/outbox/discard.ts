import type { OpId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { feedImports, forgetSettledImports } from '../people/imports.ts'
import { releaseDependents } from './dependents.ts'
import { addEntry, entryOf, isOpen, removeEntry, type StoredEntry } from './entries.ts'
import { stagedOfMessage } from './staged-files.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { ALL_THAT_WAITS, touched } from '../touched.ts'

const REMEMBERED = 20

/** Throwing away what was written, and thinking better of it. */
export function discardVerbs(context: StoreContext): Pick<Store, 'discardOp' | 'restoreOp'> {
  const { outbox, overlay } = context
  /** The last that were discarded, oldest first. Only in memory: what is to be gone is gone with the app. */
  const discarded = new Map<OpId, StoredEntry>()

  return {
    discardOp: ({ opId }) => {
      const entry = entryOf(outbox, opId)
      if (!isOpen(entry)) {
        throw new StoreError(
          'busy',
          'This entry is on its way and can’t be discarded now. Unsend the message in its chat.',
        )
      }
      const writes = entry.body.type === 'message.send' || entry.body.type === 'post.put'
      const hasFiles = writes && stagedOfMessage(outbox, entry.targetId).length > 0
      overlay.outdate()
      outbox.transaction(() => {
        removeEntry(outbox, opId)
        if (entry.body.type === 'message.send') releaseDependents(context, entry.body.messageId)
        // Nothing else of a file that was refused may be left to bring its next parts.
        feedImports(context)
        forgetSettledImports(context)
        if (writes) outbox.run('DELETE FROM staged_files WHERE message_id = @id', { id: entry.targetId })
      })
      // The bytes of files are gone at once, and a message without them would be another one.
      if (!hasFiles) discarded.set(opId, entry)
      const [oldest] = discarded.keys()
      if (oldest && discarded.size > REMEMBERED) discarded.delete(oldest)
      return { touched: touched(ALL_THAT_WAITS, chatsOf(entry)), restorable: !hasFiles }
    },

    restoreOp: ({ opId }) => {
      const entry = discarded.get(opId)
      if (!entry) throw new StoreError('notFound', 'This entry can’t be put back any more.')
      const { lane, targetId, conversationId, locationId, body } = entry
      overlay.outdate()
      outbox.transaction(() => addEntry(context, { lane, targetId, conversationId, locationId, body }))
      discarded.delete(opId)
      return touched(ALL_THAT_WAITS, chatsOf(entry))
    },
  }
}

function chatsOf({ conversationId }: StoredEntry) {
  return conversationId ? [conversationId] : []
}
