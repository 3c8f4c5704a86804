import { PlainText } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { customerLane } from './customer-actions.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'

const NOTE_MAX = 20_000

/** What administrators note about a customer. The last writer of each field wins; nothing else is overwritten. */
export function annotateVerbs(context: StoreContext): Pick<Store, 'annotate'> {
  const { outbox, overlay, session } = context

  return {
    annotate: ({ subject, note, tags }) => {
      if (note === undefined && tags === undefined) return NOTHING_TOUCHED
      if (note !== undefined && note.length > NOTE_MAX) {
        throw new StoreError(
          'tooLarge',
          `A note can hold ${NOTE_MAX.toLocaleString('en')} characters. Shorten it.`,
        )
      }
      if (![note ?? '', ...(tags ?? [])].every((text) => PlainText.safeParse(text).success)) {
        throw new StoreError('badRequest', 'This note or tag holds control characters. Remove them.')
      }
      const locationId = session.here()
      // Typing a note makes one entry, not one per pause: an unsent one of the same fields is replaced.
      const earlier = entriesFor(outbox, subject.id).filter(({ state, body, ...entry }) => {
        if (body.type !== 'customer.annotate' || body.locationId !== locationId) return false
        if (state !== 'queued' || !isOpen({ state, body, ...entry })) return false
        return (
          (note !== undefined || body.note === undefined) && (tags !== undefined || body.tags === undefined)
        )
      })
      overlay.outdate()
      outbox.transaction(() => {
        for (const entry of earlier) removeEntry(outbox, entry.opId)
        addEntry(context, {
          lane: customerLane(context, subject.id),
          targetId: subject.id,
          conversationId: null,
          locationId,
          body: {
            type: 'customer.annotate',
            locationId,
            subject,
            ...(note === undefined ? {} : { note }),
            ...(tags === undefined ? {} : { tags }),
          },
        })
      })
      return touched(['customer', 'outbox'])
    },
  }
}
