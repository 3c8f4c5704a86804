import { deskConversationId, type LocationId, type UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import { lookUpFace } from './faces.ts'
import type { PeopleVerbs } from './people-verbs.ts'

type Verbs = Pick<PeopleVerbs, 'whyKept' | 'deleteCustomer' | 'undoDeleteCustomer'>

const TOPICS = ['user', 'membership', 'customer', 'outbox'] as const

/** What hangs on a person here, as far as this device knows it; the server looks again. */
const KEPT: readonly (readonly [string, string])[] = [
  [
    'has a chat here',
    `SELECT 1 FROM conversations WHERE subject_id = @userId AND location_id = @here
     UNION ALL SELECT 1 FROM temp.waiting_sends WHERE conversation_id = @chat`,
  ],
  ['has a booking here', 'SELECT 1 FROM bookings WHERE user_id = @userId AND location_id = @here'],
  [
    'has a visit here',
    `SELECT 1 FROM temp.shown_visits WHERE location_id = @here AND (host_user_id = @userId
       OR lower(visitor_email) = (SELECT lower(email) FROM users WHERE id = @userId))`,
  ],
  ['has posted in the feed', 'SELECT 1 FROM posts WHERE author_user_id = @userId AND location_id = @here'],
  [
    'is named by a notification here',
    'SELECT 1 FROM notifications WHERE actor_id = @userId AND location_id = @here',
  ],
  ['has asked to join here', 'SELECT 1 FROM join_requests WHERE user_id = @userId AND location_id = @here'],
]

/** Taking a nonmember away again who was added by mistake. */
export function deleteCustomerVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session } = context

  function whyKept(userId: UserId): string | null {
    overlay.refresh()
    const here = session.here()
    const { standing } = lookUpFace(context, { kind: 'user', id: userId }, here)
    if (standing !== 'nonmember') return 'is no nonmember here'
    const chat = deskConversationId(here, { kind: 'user', id: userId })
    const found = KEPT.find(([, sql]) => cache.get(`${sql} LIMIT 1`, { userId, here, chat }) !== undefined)
    return found?.[0] ?? null
  }

  return {
    whyKept: ({ userId }) => ({ reason: whyKept(userId) }),

    deleteCustomer: ({ userId, holdUntil }) => {
      const reason = whyKept(userId)
      if (reason !== null) throw new StoreError('opConflict', `This person ${reason} and can’t be deleted.`)
      const locationId = session.here()
      const waiting = entriesFor(outbox, userId)
      overlay.outdate()
      outbox.transaction(() => {
        const adding = waiting.find(({ body }) => body.type === 'customer.add')
        // What waits about the person goes with them; added and deleted before it was sent, there is nothing to tell.
        const unsent = adding !== undefined && isOpen(adding)
        for (const entry of waiting) if (isOpen(entry)) removeEntry(outbox, entry.opId)
        if (!unsent) hold(userId, locationId, holdUntil)
      })
      return touched(TOPICS)
    },

    undoDeleteCustomer: ({ userId }) => {
      const held = entriesFor(outbox, userId).find(
        (entry) => entry.body.type === 'customer.delete' && entry.heldUntil !== null && isOpen(entry),
      )
      if (!held) throw new StoreError('busy', 'This person has been deleted. Add them again.')
      overlay.outdate()
      removeEntry(outbox, held.opId)
      return touched(TOPICS)
    },
  }

  function hold(userId: UserId, locationId: LocationId, heldUntil: number): void {
    addEntry(context, {
      lane: `customer:${userId}`,
      targetId: userId,
      conversationId: null,
      locationId,
      body: { type: 'customer.delete', locationId, userId },
      heldUntil,
    })
  }
}
