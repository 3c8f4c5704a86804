import type { ConversationId, LocationId, NotificationId } from '../../../protocol/wire/ids.ts'
import type { AssignmentToTell, MessageToTell, NotificationToTell, VisitToTell } from '../../store/views.ts'

const PLACE = { locationId: 'riverside' as LocationId, locationName: 'Riverside' }

/** A customer's message in a chat that is named by a word. */
export function aMessage(
  chat: string,
  seq: number,
  at: number,
  more: Partial<MessageToTell> = {},
): MessageToTell {
  return {
    kind: 'message',
    key: `message:${chat}:${seq}`,
    ...PLACE,
    at,
    wanted: true,
    conversationId: chat as ConversationId,
    seq,
    senderName: 'Nadia Nguyen',
    chatName: 'Nadia Nguyen',
    text: 'Is there a bike room?',
    fileCount: 0,
    mentionsMe: false,
    assignedToMe: false,
    ...more,
  }
}

export function anAssignment(chat: string): AssignmentToTell {
  return {
    kind: 'assignment',
    key: `assignment:${chat}`,
    ...PLACE,
    at: null,
    wanted: true,
    conversationId: chat as ConversationId,
    chatName: 'Nadia Nguyen',
  }
}

export function aNotification(
  id: string,
  at: number,
  more: Partial<NotificationToTell> = {},
): NotificationToTell {
  return {
    kind: 'notification',
    key: `notification:${id}`,
    ...PLACE,
    at,
    wanted: true,
    notificationId: id as NotificationId,
    category: 'bookings',
    actorName: 'Nadia Nguyen',
    verb: 'booked',
    object: 'Room 4',
    detail: 'Tue, 10:00–12:00 · nonmember · paid',
    ...more,
  }
}

export function aVisit(status: VisitToTell['status']): VisitToTell {
  return {
    kind: 'visit',
    key: `visit:v:${status}`,
    ...PLACE,
    at: null,
    wanted: true,
    visitId: 'v',
    status,
    visitorName: 'Maya Chen',
    hostName: 'Oleh Kovalenko',
  }
}
