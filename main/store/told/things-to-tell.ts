import type { ConversationId, LocationId, UserId } from '../../../protocol/wire/ids.ts'
import type { ToldCategory } from '../../../protocol/wire/rows/space.ts'
import { chatOf } from '../chats/chat.ts'
import { UNMOVED } from '../chats/chat-now.ts'
import type { StoreContext } from '../context.ts'
import { lookUpFace } from '../people/faces.ts'
import { isTold } from '../space/notification-choices.ts'
import { CARD_JOINS, cardOf, type CardColumns } from '../space/notification-card.ts'
import { NOTIFICATION_READ } from '../space/notification-read.ts'
import type {
  AssignmentToTell,
  MessageToTell,
  NotificationToTell,
  ThingToTell,
  VisitToTell,
} from './told-views.ts'
import type { ToldVerbs } from './told-verbs.ts'

/** More than anybody reads of each kind; what is older is found in the window. */
const OF_A_KIND_MAX = 300
const TEXT_MAX = 400
const COLUMNS = `key, conversation_id, location_id, listed, last_seq, last_at, read_seq, flagged_unread, muted_until,
  assignee_user_id, is_direct`

/** Chats of @here with unread messages that are not muted, as they are with all that waits done. */
const UNREAD_CHATS = `(SELECT ${COLUMNS} FROM chats chat INDEXED BY chats_unread
    WHERE location_id = @here AND listed = 1 AND ${UNMOVED} AND (last_seq > read_seq OR flagged_unread = 1)
  UNION ALL SELECT ${COLUMNS} FROM temp.moved_chats WHERE location_id = @here AND listed = 1)`
const ASSIGNED_CHATS = `(SELECT ${COLUMNS} FROM chats chat INDEXED BY chats_assigned
    WHERE location_id = @here AND listed = 1 AND ${UNMOVED} AND assignee_user_id = @me
  UNION ALL SELECT ${COLUMNS} FROM temp.moved_chats WHERE location_id = @here AND listed = 1 AND assignee_user_id = @me)`
const NOT_MUTED = 'coalesce(chat.muted_until, 0) <= @now'

/** A message names @me. */
const NAMES_ME = `EXISTS (SELECT 1 FROM json_each(m.mention_user_ids) named WHERE named.value = @me)`

/**
 * A customer's message, any message of a direct chat, or one that names @me; never an own one. Of each chat only its newest are
 * looked at: a hundred thousand unread ones would hold up everything else for a second, at each change.
 */
const MESSAGES = `SELECT m.id, chat.conversation_id AS conversationId, m.seq, m.author_user_id AS authorUserId,
    author.name AS senderName, substr(m.text, 1, ${TEXT_MAX}) AS text, m.file_count AS fileCount, m.sent_at AS at,
    ${NAMES_ME} AS mentionsMe, chat.assignee_user_id IS @me AS assignedToMe
  FROM ${UNREAD_CHATS} chat CROSS JOIN messages m ON m.chat = chat.key
    AND m.seq > max(chat.read_seq, chat.last_seq - ${OF_A_KIND_MAX})
  LEFT JOIN users author ON author.id = m.author_user_id
  WHERE chat.last_seq > chat.read_seq AND chat.last_at >= @since AND ${NOT_MUTED}
    AND m.sent_at >= @since AND m.deleted_at IS NULL AND m.author_user_id <> @me
    AND (m.side = 'customer' OR chat.is_direct = 1 OR ${NAMES_ME})
  ORDER BY m.sent_at DESC LIMIT ${OF_A_KIND_MAX}`

const ASSIGNMENTS = `SELECT chat.conversation_id AS conversationId
  FROM ${ASSIGNED_CHATS} chat JOIN conversations c ON c.id = chat.conversation_id
  WHERE ${NOT_MUTED} AND c.assignee_user_id = @me AND c.assigned_by_user_id <> @me ORDER BY chat.last_at DESC LIMIT ${OF_A_KIND_MAX}`

/**
 * Of a request for signatures are told whoever asked for it and whoever the chat is assigned to; when the one who asked works
 * here no longer, everybody is. Nobody of what they did themselves.
 */
const CONCERNS_ME = `(about.id IS NULL OR coalesce(n.by_user_id, '') <> @me AND (about.requested_by_user_id = @me
    OR EXISTS (SELECT 1 FROM chats c WHERE c.conversation_id = about.conversation_id AND c.assignee_user_id = @me)
    OR NOT EXISTS (SELECT 1 FROM memberships m WHERE m.user_id = about.requested_by_user_id
      AND m.location_id = n.location_id AND m.admin_role IS NOT NULL)))`

const NOTIFICATIONS = `SELECT n.id, n.category, n.actor_kind AS actorKind, n.actor_id AS actorId, n.verb, n.object,
    n.detail, n.at, ${isTold('n.category')} AND ${CONCERNS_ME} AS told, about.conversation_id AS conversationId, card.seq AS cardSeq
  FROM notifications n ${CARD_JOINS}
  WHERE n.location_id = @here AND n.at >= @since AND n.actor_id <> @me AND ${NOTIFICATION_READ} = 0
  ORDER BY n.at DESC LIMIT ${OF_A_KIND_MAX}`

/** Asked for by somebody else, or somebody else let in one's own visitor. */
const VISITS = `SELECT v.id, v.status, v.visitor_name AS visitorName, v.status_at AS at, host.name AS hostName
  FROM temp.shown_visits v LEFT JOIN users host ON host.id = v.host_user_id
  WHERE v.location_id = @here AND v.expected_at >= @since AND coalesce(v.status_by_user_id, '') <> @me
    AND ((v.status = 'waitingForApproval' AND coalesce(v.registered_by_user_id, '') <> @me)
      OR (v.status = 'checkedIn' AND v.host_user_id = @me AND v.host_read_at IS NULL))
  ORDER BY v.expected_at DESC LIMIT ${OF_A_KIND_MAX}`

function toCard(card: ReturnType<typeof cardOf>): Pick<NotificationToTell, 'conversationId' | 'seq'> {
  if (card === null) return {}
  const { conversationId, seq } = card
  return seq === null ? { conversationId } : { conversationId, seq }
}

type Place = Pick<ThingToTell, 'locationId' | 'locationName'>

/** What could be told of, from rows. */
export function toldVerbs(context: StoreContext): Pick<ToldVerbs, 'thingsToTell'> {
  const { cache, overlay, session, now } = context

  return {
    thingsToTell: ({ sinceMs }) => {
      const access = session.get('access')
      if (!access) return []
      overlay.refresh()
      return access.locations.flatMap(({ locationId }) => {
        const mayReadChats = session.may('chat.read', locationId)
        const place = placeOf(locationId)
        return [
          ...(mayReadChats ? [...messages(place, sinceMs), ...assignments(place)] : []),
          ...notifications(place, sinceMs),
          ...visits(place, sinceMs),
        ]
      })
    },
  }

  function placeOf(locationId: LocationId): Place {
    const row = cache.get<{ name: string }>('SELECT name FROM locations WHERE id = @locationId', {
      locationId,
    })
    return { locationId, locationName: row?.name ?? '' }
  }

  /** Whether the signed-in user wants to be told of things of this kind. */
  function isWanted(category: ToldCategory): boolean {
    const sql = `SELECT ${isTold('@category')} AS told`
    return cache.get<{ told: number }>(sql, { category, me: session.me() })?.told !== 0
  }

  function valuesAt(place: Place) {
    return { here: place.locationId, me: session.me(), now: now() }
  }

  function chatName(conversationId: ConversationId, here: LocationId): string {
    const chat = chatOf(context, conversationId)
    return chat ? lookUpFace(context, chat.subject, here).face.name : 'Unknown person'
  }

  function messages(place: Place, since: number): MessageToTell[] {
    const rows = cache.all<
      Pick<MessageToTell, 'conversationId' | 'seq' | 'text' | 'fileCount' | 'at'> & {
        id: string
        authorUserId: UserId
        senderName: string | null
        mentionsMe: number
        assignedToMe: number
      }
    >(MESSAGES, { ...valuesAt(place), since })
    const wanted = isWanted('messages')
    return rows.map(({ id, authorUserId: _, senderName, mentionsMe, assignedToMe, ...row }) => ({
      kind: 'message',
      key: `message:${id}`,
      ...place,
      ...row,
      wanted,
      senderName: senderName ?? 'Unknown person',
      chatName: chatName(row.conversationId, place.locationId),
      mentionsMe: mentionsMe === 1,
      assignedToMe: assignedToMe === 1,
    }))
  }

  function assignments(place: Place): AssignmentToTell[] {
    const wanted = isWanted('assignments')
    return cache
      .all<{ conversationId: ConversationId }>(ASSIGNMENTS, valuesAt(place))
      .map(({ conversationId }) => ({
        kind: 'assignment',
        key: `assignment:${conversationId}`,
        ...place,
        at: null,
        wanted,
        conversationId,
        chatName: chatName(conversationId, place.locationId),
      }))
  }

  function notifications(place: Place, since: number): NotificationToTell[] {
    const rows = cache.all<
      Pick<NotificationToTell, 'category' | 'verb' | 'object' | 'detail' | 'at'> & {
        id: NotificationToTell['notificationId']
        actorKind: 'user' | 'company'
        actorId: string
        told: number
      } & CardColumns
    >(NOTIFICATIONS, { here: place.locationId, me: session.me(), since })
    return rows.map(({ id, actorKind, actorId, told, conversationId, cardSeq, ...row }) => ({
      kind: 'notification',
      key: `notification:${id}`,
      ...place,
      ...row,
      ...toCard(cardOf({ conversationId, cardSeq })),
      wanted: told === 1,
      notificationId: id,
      actorName: lookUpFace(
        context,
        { kind: actorKind, id: actorId } as Parameters<typeof lookUpFace>[1],
        place.locationId,
      ).face.name,
    }))
  }

  function visits(place: Place, since: number): VisitToTell[] {
    const rows = cache.all<{
      id: string
      status: VisitToTell['status']
      visitorName: string
      hostName: string | null
      at: number | null
    }>(VISITS, { here: place.locationId, me: session.me(), since })
    const wanted = isWanted('visitors')
    return rows.map(({ id, hostName, ...row }) => ({
      kind: 'visit',
      key: `visit:${id}:${row.status}`,
      ...place,
      ...row,
      wanted,
      visitId: id,
      hostName: hostName ?? 'Unknown person',
    }))
  }
}
