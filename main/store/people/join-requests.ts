import type { JoinRequestId, LocationId, Subject } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import { FACE_COLUMNS, faceJoins, faceOf, standingOf, type FaceColumns } from './faces.ts'
import type { PeopleVerbs } from './people-verbs.ts'

interface Columns extends FaceColumns {
  id: JoinRequestId
  email: string | null
  message: string
  state: 'open' | 'approved' | 'declined'
  why: string
  at: number
  decidedAt: number | null
  decidedBy: string | null
  pending: number
}

const DECIDED_SHOWN = 50

/** Who asks to become a member here: those that wait for an answer first, then what was decided lately. */
export function joinRequestVerbs(
  context: StoreContext,
): Pick<PeopleVerbs, 'joinRequests' | 'decideJoinRequest' | 'undoDecision'> {
  const { cache, outbox, overlay, session } = context
  return {
    joinRequests: () => {
      overlay.refresh()
      const rows = cache.all<Columns>(
        `SELECT request.*, ${FACE_COLUMNS}, face_user.email AS email, by_user.name AS decidedBy
         FROM (
           SELECT r.id, 'user' AS subjectKind, r.user_id AS subjectId, r.message,
             CASE w.approve WHEN 1 THEN 'approved' WHEN 0 THEN 'declined' ELSE r.state END AS state,
             coalesce(w.why, r.why) AS why, r.at, r.decided_at AS decidedAt, r.decided_by_user_id AS decidedById,
             w.id IS NOT NULL AS pending
           FROM join_requests r LEFT JOIN temp.waiting_decisions w ON w.id = r.id AND r.state = 'open'
           WHERE r.location_id = @here
         ) request ${faceJoins('subjectKind', 'subjectId')}
         LEFT JOIN users by_user ON by_user.id = request.decidedById
         ORDER BY state = 'open' DESC, iif(state = 'open', at, -coalesce(decidedAt, 9e15)), request.id`,
        { here: session.here() },
      )
      const open = rows.filter(({ state }) => state === 'open')
      const decided = rows.filter(({ state }) => state !== 'open').slice(0, DECIDED_SHOWN)
      return { requests: [...open, ...decided].map(viewOf) }
    },

    decideJoinRequest: ({ id, approve, why, companyId, plan, holdUntil }) => {
      const found = cache.get<{ locationId: LocationId; userId: string; state: string }>(
        `SELECT location_id AS locationId, user_id AS userId, state FROM join_requests WHERE id = @id`,
        { id },
      )
      if (!found) throw new StoreError('notFound', 'This request is not on this device any more.')
      if (found.state !== 'open')
        throw new StoreError('gone', 'A colleague has decided this request already.')
      outbox.transaction(() =>
        addEntry(context, {
          lane: `customer:${found.userId}`,
          targetId: id,
          conversationId: null,
          locationId: found.locationId,
          body: {
            type: 'joinRequest.decide',
            joinRequestId: id,
            approve,
            why: why.trim(),
            ...(approve ? { companyId, plan: plan?.trim() || null } : {}),
          },
          heldUntil: holdUntil,
        }),
      )
      return touched(['joinRequest', 'membership', 'outbox'])
    },

    undoDecision: ({ id }) => {
      const held = entriesFor(outbox, id).find(
        (entry) => entry.body.type === 'joinRequest.decide' && entry.heldUntil !== null && isOpen(entry),
      )
      if (!held) throw new StoreError('busy', 'This was decided, and they are told.')
      overlay.outdate()
      removeEntry(outbox, held.opId)
      return touched(['joinRequest', 'membership', 'outbox'])
    },
  }
}

/** How many at a location wait for an answer, without those that are answered in the outbox; the overlay is fresh. */
export function openRequestsAt({ cache }: StoreContext, locationId: LocationId): number {
  const row = cache.get<{ open: number }>(
    `SELECT count(*) AS open FROM join_requests WHERE location_id = @locationId AND state = 'open'
       AND id NOT IN (SELECT id FROM temp.waiting_decisions)`,
    { locationId },
  )
  return row?.open ?? 0
}

function viewOf(row: Columns) {
  const subject = { kind: 'user', id: row.subjectId } as Subject
  return {
    id: row.id,
    face: { ...faceOf(row), subject },
    standing: standingOf(row),
    email: row.email,
    message: row.message,
    state: row.state,
    why: row.why,
    at: row.at,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    pending: row.pending === 1,
  }
}
