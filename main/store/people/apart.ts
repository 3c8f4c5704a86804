import type { UserId } from '../../../protocol/wire/ids.ts'
import type { OpBody } from '../../../protocol/wire/ops.ts'
import { REASON_MAX } from '../../../protocol/wire/rows/apart.ts'
import { PlainText } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import { addEntry, entriesFor, isOpen, removeEntry } from '../outbox/entries.ts'
import { StoreError } from '../store-error.ts'
import { touched } from '../touched.ts'
import type { ApartVerbs, BarView, ReportView } from './apart-verbs.ts'
import { lookUpFace } from './faces.ts'

interface BarColumns {
  id: UserId
  reason: string
  byUserId: UserId
  at: number
  pending: number
}

/** Everybody who is barred once all that waits is done. */
const BARS = `SELECT id, reason, by_user_id AS byUserId, at, 0 AS pending FROM bars
    WHERE active = 1 AND id NOT IN (SELECT user_id FROM temp.waiting_bars)
  UNION ALL SELECT user_id, reason, @me, at, 1 FROM temp.waiting_bars WHERE active = 1`

const REPORTS = `SELECT r.id, about_user_id AS aboutUserId, r.by_user_id AS byUserId, quoted, r.reason, r.at,
    conversation_id AS conversationId, message_id AS messageId,
    iif(ends.id IS NULL, r.handled_at, ends.handled_at) AS handledAt,
    iif(ends.id IS NULL, r.handled_by_user_id, iif(ends.handled_at IS NULL, NULL, @me)) AS handledByUserId
  FROM reports r LEFT JOIN temp.waiting_report_ends ends ON ends.id = r.id
  WHERE r.location_id = @here ORDER BY handledAt IS NOT NULL, r.at DESC`

/** True when the signed-in user has blocked somebody, or will have when what waits is done. After `overlay.refresh()`. */
export function isBlocked({ cache, session }: StoreContext, userId: string): boolean {
  const row = cache.get<{ active: number }>(
    `SELECT active FROM temp.waiting_blocks WHERE user_id = @userId
     UNION ALL SELECT active FROM blocks WHERE blocked_user_id = @userId AND user_id = @me LIMIT 1`,
    { userId, me: session.me() },
  )
  return row?.active === 1
}

/** Blocks of one's own, the network's bars, and reports. */
export function apartVerbs(context: StoreContext): ApartVerbs {
  const { cache, outbox, overlay, session } = context

  return {
    reports: () => {
      overlay.refresh()
      const values = { me: session.me(), here: session.here() }
      const barred = new Set(cache.all<BarColumns>(BARS, { me: values.me }).map(({ id }) => id))
      const rows = cache.all<ReportColumns>(REPORTS, values)
      return {
        reports: rows.map(({ aboutUserId, byUserId, handledByUserId, ...row }) => ({
          ...row,
          about: face(aboutUserId),
          by: face(byUserId),
          handledByName: handledByUserId && face(handledByUserId).name,
          aboutIsBarred: barred.has(aboutUserId),
        })),
      }
    },

    bars: () => {
      overlay.refresh()
      const rows = cache.all<BarColumns>(`${BARS} ORDER BY at DESC`, { me: session.me() })
      return { bars: rows.map(barView) }
    },

    apartFrom: ({ userId }) => {
      overlay.refresh()
      const bar = cache.get<BarColumns>(`SELECT * FROM (${BARS}) WHERE id = @userId`, {
        me: session.me(),
        userId,
      })
      return {
        barred: bar ? barView(bar) : null,
        blockedByMe: isBlocked(context, userId),
        cannotBar: whyNotBar(userId),
      }
    },

    block: ({ userId, active }) => {
      if (userId === session.me()) throw new StoreError('badRequest', 'You can’t block yourself.')
      replace(`block:${userId}`, { type: 'block.put', userId, active })
      return touched(['block', 'conversation', 'outbox'])
    },

    bar: ({ userId, active, reason }) => {
      const why = whyNotBar(userId)
      if (why !== null) throw new StoreError('forbidden', why)
      checkReason(reason)
      replace(`bar:${userId}`, { type: 'bar.put', locationId: session.here(), userId, active, reason })
      return touched(['bar', 'outbox'])
    },

    handleReport: ({ reportId, handled }) => {
      replace(`report:${reportId}`, { type: 'report.handle', reportId, handled })
      return touched(['report', 'outbox'])
    },
  }

  function face(id: UserId) {
    return lookUpFace(context, { kind: 'user', id }, session.here()).face
  }

  function barView({ id, byUserId, pending, reason, at }: BarColumns): BarView {
    return { face: face(id), reason, byName: face(byUserId).name, at, pending: pending === 1 }
  }

  /** The server decides; this says in advance what it would. */
  function whyNotBar(userId: UserId): string | null {
    if (userId === session.me()) return 'You can’t bar yourself from the network.'
    if (!session.may('customers.write', session.here())) {
      return 'You can’t change customers here. An owner or manager can allow it.'
    }
    const isAdministrator = cache.get(
      'SELECT 1 FROM memberships WHERE user_id = @userId AND admin_role IS NOT NULL',
      { userId },
    )
    const owns = session.get('access')?.locations.some(({ adminRole }) => adminRole === 'owner') ?? false
    return isAdministrator && !owns ? 'Only an owner can bar an administrator from the network.' : null
  }

  /** What was never sent gives way to what was decided last. */
  function replace(targetId: string, body: OpBody): void {
    overlay.outdate()
    outbox.transaction(() => {
      for (const entry of entriesFor(outbox, targetId)) if (isOpen(entry)) removeEntry(outbox, entry.opId)
      addEntry(context, { lane: targetId, targetId, conversationId: null, locationId: session.here(), body })
    })
  }
}

type ReportColumns = Omit<ReportView, 'about' | 'by' | 'handledByName' | 'aboutIsBarred'> & {
  aboutUserId: UserId
  byUserId: UserId
  handledByUserId: UserId | null
}

function checkReason(reason: string): void {
  if (reason.length > REASON_MAX) {
    throw new StoreError(
      'tooLarge',
      `A reason can have ${REASON_MAX.toLocaleString('en')} characters. Shorten it.`,
    )
  }
  if (!PlainText.safeParse(reason).success) {
    throw new StoreError('badRequest', 'This reason holds control characters. Remove them.')
  }
}
