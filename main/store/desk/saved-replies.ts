import type { SavedReplyId } from '../../../protocol/wire/ids.ts'
import { SavedReplyRow } from '../../../protocol/wire/rows/desk.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import type { DeskVerbs } from './desk-verbs.ts'
import { fillVariables } from './fill-variables.ts'
import { variablesOfChat } from './variables-of-chat.ts'

type Verbs = Pick<DeskVerbs, 'savedReplies' | 'saveReply' | 'removeReply'>

/** The answers that the desk of this location gives often, for `/` in the composer (use case 2). */
export function savedReplyVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, newId } = context

  return {
    savedReplies: ({ conversationId, subject = null }) => {
      overlay.refresh()
      const values = conversationId === null ? null : variablesOfChat(context, conversationId, subject)
      const rows = cache.all<{ id: SavedReplyId; title: string; text: string; pending: number }>(
        `SELECT id, title, text, pending FROM temp.shown_saved_replies WHERE location_id = @here
         ORDER BY lower(title), id`,
        { here: session.here() },
      )
      return {
        replies: rows.map(({ pending, ...row }) => ({
          ...row,
          ...(values === null ? { filled: row.text, missing: [] } : fillVariables(row.text, values)),
          pending: pending === 1,
        })),
      }
    },

    saveReply: ({ id, title, text }) => {
      if (!SavedReplyRow.shape.title.safeParse(title.trim()).success) {
        throw new StoreError('badRequest', 'Give the saved reply a title of at most 300 characters.')
      }
      if (!SavedReplyRow.shape.text.safeParse(text).success) {
        throw new StoreError(
          'badRequest',
          'A saved reply holds 1 to 4,000 characters, without control characters.',
        )
      }
      const savedReplyId = id ?? (newId() as SavedReplyId)
      const locationId = session.here()
      write(savedReplyId, { type: 'savedReply.put', savedReplyId, locationId, title: title.trim(), text })
      return { id: savedReplyId, touched: touched(['savedReply', 'outbox']) }
    },

    removeReply: ({ id }) => {
      const stored = cache.get('SELECT 1 FROM saved_replies WHERE id = @id', { id }) !== undefined
      const waiting = entriesFor(outbox, id)
      // Written and removed before it was sent: nothing to tell anybody.
      if (!stored && waiting.every(isOpen)) {
        overlay.outdate()
        outbox.transaction(() => waiting.forEach((entry) => removeEntry(outbox, entry.opId)))
      } else write(id, { type: 'savedReply.remove', savedReplyId: id })
      return touched(['savedReply', 'outbox'])
    },
  }

  function write(
    id: SavedReplyId,
    body:
      | ({ type: 'savedReply.put' } & Pick<SavedReplyRow, 'locationId' | 'title' | 'text'> & {
            savedReplyId: SavedReplyId
          })
      | { type: 'savedReply.remove'; savedReplyId: SavedReplyId },
  ): void {
    overlay.outdate()
    outbox.transaction(() => {
      for (const entry of entriesFor(outbox, id)) if (isOpen(entry)) removeEntry(outbox, entry.opId)
      addEntry(context, {
        lane: `savedReply:${id}`,
        targetId: id,
        conversationId: null,
        locationId: session.here(),
        body,
      })
    })
  }
}
