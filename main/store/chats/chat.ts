import type { ConversationId, LocationId, Subject, UserId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'

/** A chat as it is known here: stored, or only waiting in the outbox. */
export interface Chat {
  conversationId: ConversationId
  exists: boolean
  kind: 'desk' | 'direct'
  locationId: LocationId
  /** Whose it is; of a direct chat the other person. */
  subject: Subject
  participantIds: UserId[]
  /** The other person of a direct chat is unavailable to the signed-in user. */
  isClosed: boolean
  assigneeUserId: UserId | null
}

interface ChatColumns {
  kind: Chat['kind']
  locationId: LocationId
  subjectKind: Subject['kind'] | null
  subjectId: string | null
  a: UserId | null
  b: UserId | null
  closedTo: string
  assigneeUserId: UserId | null
}

/** Null when neither a row nor anything in the outbox knows the chat. */
export function chatOf(
  { cache, overlay, session }: StoreContext,
  conversationId: ConversationId,
): Chat | null {
  overlay.refresh()
  const row = cache.get<ChatColumns>(
    `SELECT kind, location_id AS locationId, subject_kind AS subjectKind, subject_id AS subjectId, participant_a AS a,
       participant_b AS b, closed_to AS closedTo,
       iif(waits.conversation_id IS NULL, c.assignee_user_id, waits.assignee_user_id) AS assigneeUserId
     FROM conversations c LEFT JOIN waiting_assignments waits ON waits.conversation_id = c.id WHERE id = @conversationId`,
    { conversationId },
  )
  if (row) {
    const participantIds = [row.a, row.b].filter((id) => id !== null)
    const other = row.a === session.me() ? row.b : row.a
    const { kind, locationId, assigneeUserId } = row
    const subject = {
      kind: row.subjectKind ?? 'user',
      id: row.subjectId ?? other ?? session.me(),
    } as Subject
    const isClosed = (JSON.parse(row.closedTo) as string[]).includes(session.me())
    return {
      conversationId,
      exists: true,
      kind,
      locationId,
      subject,
      participantIds,
      isClosed,
      assigneeUserId,
    }
  }
  const waits = cache.get<{
    locationId: LocationId
    kind: Subject['kind']
    id: string
    direct: number
    assigneeUserId: UserId | null
  }>(
    `SELECT location_id AS locationId, is_direct AS direct, subject_kind AS kind, subject_id AS id,
       (SELECT assignee_user_id FROM waiting_assignments WHERE conversation_id = @conversationId) AS assigneeUserId
     FROM waiting_sends WHERE conversation_id = @conversationId AND subject_id IS NOT NULL ORDER BY written LIMIT 1`,
    { conversationId },
  )
  if (!waits) return null
  return {
    conversationId,
    exists: false,
    kind: waits.direct === 1 ? 'direct' : 'desk',
    locationId: waits.locationId,
    subject: { kind: waits.kind, id: waits.id } as Subject,
    participantIds: waits.direct === 1 ? [session.me(), waits.id as UserId] : [],
    isClosed: false,
    assigneeUserId: waits.assigneeUserId,
  }
}
