import type { ConversationId, FollowUpId, UserId } from '../../../protocol/wire/ids.ts'
import { dueOf, type StoredDue } from '../applying/rows/desk.ts'
import { chatOf } from '../chats/chat.ts'
import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import type { FollowUpView } from '../views.ts'
import { DUE_AT, DUE_JOINS, IS_DUE } from './follow-ups-due.ts'

interface FollowUpColumns extends StoredDue {
  id: FollowUpId
  conversationId: ConversationId
  byUserId: UserId | null
  text: string
  createdAt: number
  doneAt: number | null
  pending: number
  whenDue: number | null
  isDue: number
  visitorName: string | null
  visitStatus: string | null
  resource: string | null
  bookingStatus: string | null
}

/** Follow-ups that meet a condition on `f`; those that are done come last, the next due first. */
export function followUpsShown(
  context: StoreContext,
  condition: string,
  values: Record<string, string>,
): FollowUpView[] {
  const { cache, overlay, session, now } = context
  overlay.refresh()
  const rows = cache.all<FollowUpColumns>(
    `SELECT f.id, f.conversation_id AS conversationId, f.by_user_id AS byUserId, f.text, f.due_kind AS dueKind,
       f.due_at AS dueAt, f.due_id AS dueId, f.created_at AS createdAt, f.done_at AS doneAt, f.pending,
       ${DUE_AT} AS whenDue, ${IS_DUE} AS isDue, v.visitor_name AS visitorName, v.status AS visitStatus,
       b.resource, b.status AS bookingStatus
     FROM temp.shown_follow_ups f ${DUE_JOINS} WHERE ${condition}
     ORDER BY f.done_at IS NOT NULL, isDue DESC, whenDue IS NULL, whenDue, f.created_at, f.id`,
    { now: now(), ...values },
  )
  const nameOf = (id: UserId) => lookUpFace(context, { kind: 'user', id }, session.here()).face.name
  return rows.map((row) => ({
    id: row.id,
    conversationId: row.conversationId,
    face: faceOfChat(context, row.conversationId),
    text: row.text,
    due: dueOf(row),
    dueWords: dueWords(row),
    dueAt: row.whenDue,
    isDue: row.isDue === 1 && row.doneAt === null,
    byName: row.byUserId === null ? (session.get('access')?.name ?? '') : nameOf(row.byUserId),
    createdAt: row.createdAt,
    doneAt: row.doneAt,
    pending: row.pending === 1,
  }))
}

function faceOfChat(context: StoreContext, conversationId: ConversationId): FollowUpView['face'] {
  const chat = chatOf(context, conversationId)
  const here = context.session.here()
  // A chat that this device does not know can't name its customer.
  const subject = chat?.subject ?? { kind: 'user' as const, id: context.session.me() }
  const { face } = lookUpFace(context, subject, chat?.locationId ?? here)
  return chat ? face : { ...face, name: 'Unknown person', photoFileId: null }
}

/** "when Sun-mi Park checks in", "after the booking of Room 4 ends"; what can't happen any more says so. */
function dueWords(row: FollowUpColumns): string {
  if (row.dueKind === 'time') return ''
  if (row.dueKind === 'checkIn') {
    const visitor = row.visitorName ?? 'the visitor'
    if (row.visitStatus === 'cancelled') return `as the visit of ${visitor} was cancelled`
    if (row.visitStatus === 'rejected') return `as the visit of ${visitor} was rejected`
    return `when ${visitor} checks in`
  }
  const booking = row.resource === null ? 'the booking' : `the booking of ${row.resource}`
  return row.bookingStatus === 'cancelled' ? `as ${booking} was cancelled` : `after ${booking} ends`
}
