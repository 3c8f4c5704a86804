import type { HandOverId, UserId } from '../../../protocol/wire/ids.ts'
import { HandOverRow } from '../../../protocol/wire/rows/desk.ts'
import { chatsListed, type ListAsked } from '../chats/chats-listed.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { lookUpFace } from '../people/faces.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import type { HandOverView } from '../views.ts'
import type { DeskVerbs } from './desk-verbs.ts'
import { followUpsShown } from './follow-ups-shown.ts'

type Verbs = Pick<DeskVerbs, 'handOver' | 'lastHandOver' | 'writeHandOver' | 'acknowledgeHandOver'>

/** More chats than this are no list to hand over but the list of chats. */
const CHATS_SHOWN = 200

interface HandOverColumns {
  id: HandOverId
  byUserId: UserId | null
  note: string
  at: number
  acknowledgedByUserId: UserId | null
  acknowledgedAt: number | null
  pending: number
}

/** What one shift leaves to the next: who waits, what is open, what was promised, and a note. */
export function handOverVerbs(context: StoreContext): Verbs {
  const { cache, outbox, overlay, session, newId } = context
  const listed = (filter: ListAsked['filter']) =>
    chatsListed(context, { filter, query: '', offset: 0, limit: CHATS_SHOWN }).chats

  return {
    handOver: () => ({
      waiting: listed('waiting'),
      open: listed('answered'),
      promised: followUpsShown(context, 'f.location_id = @here AND f.done_at IS NULL', {
        here: session.here(),
      }),
      last: last(),
    }),

    lastHandOver: last,

    writeHandOver: ({ note }) => {
      if (note.trim() === '') throw new StoreError('badRequest', 'Write what the next shift should know.')
      if (!HandOverRow.shape.note.safeParse(note).success) {
        throw new StoreError(
          'tooLarge',
          'A hand-over note holds 4,000 characters, without control characters. Shorten it.',
        )
      }
      const handOverId = newId() as HandOverId
      write(handOverId, { type: 'handOver.write', handOverId, locationId: session.here(), note })
      return { id: handOverId, touched: touched(['handOver', 'outbox']) }
    },

    acknowledgeHandOver: ({ id }) => {
      outbox.transaction(() => {
        for (const entry of entriesFor(outbox, id)) {
          if (entry.body.type === 'handOver.acknowledge' && isOpen(entry)) removeEntry(outbox, entry.opId)
        }
        write(id, { type: 'handOver.acknowledge', handOverId: id })
      })
      return touched(['handOver', 'outbox'])
    },
  }

  function last(): HandOverView['last'] {
    overlay.refresh()
    const row = cache.get<HandOverColumns>(
      `SELECT id, by_user_id AS byUserId, note, at, acknowledged_by_user_id AS acknowledgedByUserId,
         acknowledged_at AS acknowledgedAt, pending
       FROM temp.shown_hand_overs WHERE location_id = @here ORDER BY at DESC, id DESC LIMIT 1`,
      { here: session.here() },
    )
    if (!row) return null
    const { byUserId, acknowledgedByUserId, ...rest } = row
    const me = session.me()
    return {
      ...rest,
      byName: nameOf(byUserId ?? me),
      byMe: byUserId === null || byUserId === me,
      acknowledgedByName: row.acknowledgedAt === null ? null : nameOf(acknowledgedByUserId ?? me),
      pending: row.pending === 1,
    }
  }

  function nameOf(id: UserId): string {
    const own = id === session.me() ? session.get('access')?.name : undefined
    return own ?? lookUpFace(context, { kind: 'user', id }, session.here()).face.name
  }

  function write(
    id: HandOverId,
    body:
      | ({ type: 'handOver.write'; handOverId: HandOverId } & Pick<HandOverRow, 'locationId' | 'note'>)
      | { type: 'handOver.acknowledge'; handOverId: HandOverId },
  ): void {
    const locationId = session.here()
    overlay.outdate()
    addEntry(context, { lane: `handOver:${id}`, targetId: id, conversationId: null, locationId, body })
  }
}
