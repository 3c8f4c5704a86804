import type {
  BookingId,
  CompanyId,
  ConversationId,
  LocationId,
  NotificationId,
  Subject,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { NotificationCategory, VisitStatus } from '../../../protocol/wire/rows/space.ts'

interface Anything {
  /** The same for the same thing on every look and after every restart. */
  key: string
  locationId: LocationId
  locationName: string
  /** When it happened, by the server's clock; null where the row does not say. */
  at: number | null
  /** False for what the signed-in user does not want to be told of. */
  wanted: boolean
}

/** An unread message that somebody else wrote, in a chat that is not muted. */
export interface MessageToTell extends Anything {
  kind: 'message'
  at: number
  conversationId: ConversationId
  seq: number
  senderName: string
  /** Whose chat it is: the same name as the sender's when a customer writes. */
  chatName: string
  /** The beginning of the text; empty for files alone. */
  text: string
  fileCount: number
  mentionsMe: boolean
  assignedToMe: boolean
}

/** A chat that is assigned to the signed-in user. */
export interface AssignmentToTell extends Anything {
  kind: 'assignment'
  conversationId: ConversationId
  chatName: string
}

/** An unread row of Notifications that somebody else caused. */
export interface NotificationToTell extends Anything {
  kind: 'notification'
  at: number
  notificationId: NotificationId
  category: NotificationCategory
  actorName: string
  verb: string
  object: string
  detail: string
  /** Of a request for signatures: the chat that it is in, and the message that carries its card when that is here. */
  conversationId?: ConversationId
  seq?: number
}

/** A visit that waits for a decision, or a visitor who is here for the signed-in user. */
export interface VisitToTell extends Anything {
  kind: 'visit'
  visitId: string
  status: Extract<VisitStatus, 'waitingForApproval' | 'checkedIn'>
  visitorName: string
  hostName: string
}

/** Something that somebody at the desk may be told of now: it is unread, or waits. */
export type ThingToTell = MessageToTell | AssignmentToTell | NotificationToTell | VisitToTell

/** What a link can name. */
export type LinkedThing =
  | { kind: 'chat'; id: ConversationId }
  | { kind: 'person'; id: UserId }
  | { kind: 'company'; id: CompanyId }
  | { kind: 'notification'; id: NotificationId }
  | { kind: 'visit'; id: string }
  | { kind: 'booking'; id: BookingId }
  | { kind: 'location'; id: LocationId }
  /** The id of the public link of somebody's profile. */
  | { kind: 'publicLink'; id: string }

/** Where the thing of a link is. */
export interface PlaceOfLink {
  locationId: LocationId
  /** Whom it is about, with the name to show; null when it is about nobody. */
  subject: Subject | null
  name: string | null
  /** Of a booking: the row of Notifications that told of it first; null when none did, and for anything else. */
  notificationId: NotificationId | null
}
