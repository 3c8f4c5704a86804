import type { FollowUpId, Subject } from '../../../protocol/wire/ids.ts'
import { FollowUpDue, FollowUpRow } from '../../../protocol/wire/rows/desk.ts'
import {
  BOOKING_COLUMNS,
  readBooking,
  readVisit,
  VISIT_COLUMNS,
  type StoredBooking,
  type VisitColumns,
} from '../applying/rows/space.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { FollowUpChoices } from '../views.ts'
import type { DeskVerbs } from './desk-verbs.ts'
import { DUE_JOINS } from './follow-ups-due.ts'
import { followUpsShown } from './follow-ups-shown.ts'

type Verbs = Pick<
  DeskVerbs,
  'followUps' | 'followUpChoices' | 'saveFollowUp' | 'followUpDone' | 'nextFollowUpAt'
>
const TOPICS = ['followUp', 'conversation', 'outbox'] as const

/** What the desk has promised its customers, by a time or by an event (use case 2, bars to clear). */
export function followUpVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, now, newId } = context

  return {
    followUps: ({ conversationId }) => ({
      followUps:
        conversationId === null
          ? followUpsShown(context, 'f.location_id = @here AND f.done_at IS NULL', { here: session.here() })
          : followUpsShown(context, 'f.conversation_id = @conversationId', { conversationId }),
    }),

    followUpChoices: ({ conversationId }): FollowUpChoices => {
      const chat = chatOf(context, conversationId)
      if (!chat) return { bookings: [], visits: [] }
      return {
        bookings: bookingsOf(chat.subject, chat.locationId),
        visits: visitsOf(chat.subject, chat.locationId),
      }
    },

    saveFollowUp: ({ id, conversationId, text, due }) => {
      const chat = chatOf(context, conversationId)
      if (!chat)
        throw new StoreError('notFound', 'Write to this customer first: the follow-up belongs to a chat.')
      check(text, due)
      const followUpId = id ?? (newId() as FollowUpId)
      overlay.outdate()
      outbox.transaction(() => {
        takeOpen(followUpId, 'followUp.put')
        addEntry(context, {
          lane: `followUp:${followUpId}`,
          targetId: followUpId,
          conversationId,
          locationId: chat.locationId,
          body: { type: 'followUp.put', followUpId, conversationId, text, due },
        })
      })
      return { id: followUpId, touched: touched(TOPICS, [conversationId]) }
    },

    followUpDone: ({ id, done }) => {
      const shown = shownNow(id)
      if (!shown) throw new StoreError('notFound', 'This follow-up is not on this device any more.')
      if ((shown.done === 1) === done) return NOTHING_TOUCHED
      const { locationId, conversationId } = shown
      overlay.outdate()
      outbox.transaction(() => {
        takeOpen(id, 'followUp.done')
        // Ticked and unticked before it was sent leaves nothing to tell.
        if ((shownNow(id)?.done === 1) === done) return
        addEntry(context, {
          lane: `followUp:${id}`,
          targetId: id,
          conversationId,
          locationId,
          body: { type: 'followUp.done', followUpId: id, done },
        })
      })
      overlay.outdate()
      return touched(TOPICS, conversationId === null ? [] : [conversationId])
    },

    nextFollowUpAt: () => {
      overlay.refresh()
      const values = { here: session.here(), now: now() }
      return (
        cache.get<{ next: number | null }>(
          `SELECT min(coalesce(f.due_at, b.ends_at)) AS next FROM temp.shown_follow_ups f ${DUE_JOINS}
           WHERE f.location_id = @here AND f.done_at IS NULL AND coalesce(f.due_at, b.ends_at) > @now`,
          values,
        )?.next ?? null
      )
    },
  }

  /** Takes back what was never sent, or was refused. */
  function takeOpen(id: FollowUpId, type: 'followUp.put' | 'followUp.done'): void {
    for (const entry of entriesFor(outbox, id)) {
      if (entry.body.type === type && isOpen(entry)) removeEntry(outbox, entry.opId)
    }
    overlay.outdate()
  }

  /** Where a follow-up is and whether it is done, with what waits laid over it. */
  function shownNow(id: FollowUpId) {
    overlay.refresh()
    return cache.get<
      Pick<Parameters<typeof addEntry>[1], 'locationId' | 'conversationId'> & { done: number }
    >(
      `SELECT location_id AS locationId, conversation_id AS conversationId, done_at IS NOT NULL AS done
       FROM temp.shown_follow_ups WHERE id = @id`,
      { id },
    )
  }

  function bookingsOf(subject: Subject, here: string): FollowUpChoices['bookings'] {
    const whose = subject.kind === 'user' ? 'user_id' : 'company_id'
    return cache
      .all<StoredBooking>(
        `SELECT ${BOOKING_COLUMNS} FROM bookings WHERE ${whose} = @id AND location_id = @here
           AND status = 'completed' AND ends_at > @now ORDER BY starts_at LIMIT 20`,
        { id: subject.id, here, now: now() },
      )
      .map(readBooking)
  }

  /** Visits of the customer, who is known by e-mail, and visits to the customer. */
  function visitsOf(subject: Subject, here: string): FollowUpChoices['visits'] {
    if (subject.kind === 'company') return []
    overlay.refresh()
    const stored = cache.all<VisitColumns>(
      `SELECT ${VISIT_COLUMNS} FROM temp.shown_visits
       WHERE location_id = @here AND status IN ('expected', 'waitingForApproval')
         AND (host_user_id = @id OR visitor_email = (SELECT email FROM users WHERE id = @id))
       ORDER BY expected_at LIMIT 20`,
      { here, id: subject.id },
    )
    return stored.map(readVisit)
  }
}

function check(text: string, due: FollowUpDue): void {
  if (!FollowUpRow.shape.text.safeParse(text).success) {
    throw new StoreError(
      'tooLarge',
      'A follow-up holds 1,000 characters without control characters. Shorten it.',
    )
  }
  if (!FollowUpDue.safeParse(due).success) {
    throw new StoreError('badRequest', 'Choose when to follow up: a time, a visit or a booking.')
  }
}
