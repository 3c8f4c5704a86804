import { z } from 'zod'
import {
  BookingId,
  CompanyId,
  FileId,
  LocationId,
  NotificationId,
  SignatureId,
  Subject,
  UserId,
} from '../ids.ts'
import { LINK_MAX } from '../safe-link.ts'
import { FileRef, Milliseconds, PlainText, Revision, ShortText } from './fields.ts'
import { Privacy } from './people.ts'

export const Visibility = z.enum(['administrators', 'locationMembers', 'networkMembers', 'public'])
export type Visibility = z.infer<typeof Visibility>

const RICH_TEXT_BLOCKS_MAX = 500

/** A run of characters with its marks. A mention names an administrator of the location. */
export const RichTextSpan = z.object({
  text: PlainText.max(5000),
  bold: z.boolean().optional(),
  italic: z.boolean().optional(),
  strike: z.boolean().optional(),
  href: z.string().max(LINK_MAX).optional(),
  mentionUserId: UserId.optional(),
})
export type RichTextSpan = z.infer<typeof RichTextSpan>

/** A heading, a paragraph or a point of a list. */
export const RichTextWords = z.object({
  type: z.enum(['heading', 'paragraph', 'bullet']),
  spans: z.array(RichTextSpan).max(200),
})
export type RichTextWords = z.infer<typeof RichTextWords>

/** What is said of a picture to whoever doesn't see it. */
const Alt = ShortText

/** Rich text without HTML: blocks of spans, and pictures between them. */
export const RichText = z
  .array(
    z.discriminatedUnion('type', [
      RichTextWords,
      z.object({ type: z.literal('image'), file: FileRef, alt: Alt }),
    ]),
  )
  .max(RICH_TEXT_BLOCKS_MAX)
export type RichText = z.infer<typeof RichText>

/** Rich text as it is written: its pictures are named by the files that were uploaded for it. */
export const WrittenRichText = z
  .array(
    z.discriminatedUnion('type', [
      RichTextWords,
      z.object({ type: z.literal('image'), fileId: FileId, alt: Alt }),
    ]),
  )
  .max(RICH_TEXT_BLOCKS_MAX)
export type WrittenRichText = z.infer<typeof WrittenRichText>

export const LocationRow = z.object({
  id: LocationId,
  rev: Revision,
  networkName: ShortText,
  name: ShortText.min(1),
  /** An IANA name; every time of this location is shown in it. */
  timeZone: ShortText,
  address: ShortText,
  information: RichText,
  chatsOn: z.boolean(),
  /** The owner's switch for every location; a chat is open where both are on. */
  networkChatsOn: z.boolean(),
  /** What a new user starts with; the same at every location of the network. */
  defaultPrivacy: Privacy,
  communityVisibility: Visibility,
  feedVisibility: Visibility,
  visitorsVisibility: Visibility,
  /** What members register waits for the desk. */
  visitsNeedApproval: z.boolean(),
})
export type LocationRow = z.infer<typeof LocationRow>

export const BookingRow = z.object({
  id: BookingId,
  rev: Revision,
  locationId: LocationId,
  userId: UserId,
  companyId: CompanyId.nullable(),
  service: z.enum(['room', 'desk', 'equipment', 'event']),
  /** What was booked: "Room 4". */
  resource: ShortText,
  title: ShortText,
  startsAt: Milliseconds,
  endsAt: Milliseconds,
  status: z.enum(['completed', 'cancelled']),
  paid: z.boolean(),
  first: z.boolean(),
})
export type BookingRow = z.infer<typeof BookingRow>

export const NotificationCategory = z.enum([
  'bookings',
  'visitors',
  'invoices',
  'contracts',
  'events',
  'reports',
])
export type NotificationCategory = z.infer<typeof NotificationCategory>

export const BookedBy = z.enum(['administrators', 'locationMembers', 'networkMembers', 'nonmembers'])
export type BookedBy = z.infer<typeof BookedBy>

/** A row of Notifications reads "<actor> <verb> <object>" with `detail` below it. */
export const NotificationRow = z.object({
  id: NotificationId,
  rev: Revision,
  locationId: LocationId,
  category: NotificationCategory,
  /** `booking.created`, `booking.cancelled`, `visit.checkedIn`, `invoice.failed` and so on. */
  kind: ShortText,
  actor: Subject,
  verb: ShortText,
  object: ShortText,
  detail: ShortText,
  bookedBy: BookedBy.nullable(),
  bookingId: BookingId.nullable(),
  firstBooking: z.boolean(),
  /** The request for signatures that it tells of: read with `chat.read` alone, as the request is. Null, or left out, in all others. */
  signatureId: SignatureId.nullable().optional(),
  /** Who did it, where that is a user and the actor is not: nobody is told of what they did themselves. */
  byUserId: UserId.nullable().optional(),
  at: Milliseconds,
})
export type NotificationRow = z.infer<typeof NotificationRow>

/** One administrator's read mark on one notification. */
export const NotificationMarkRow = z.object({
  /** `<notificationId>:<userId>` */
  id: z.string().max(80),
  rev: Revision,
  notificationId: NotificationId,
  userId: UserId,
  read: z.boolean(),
})
export type NotificationMarkRow = z.infer<typeof NotificationMarkRow>

/** What one can be told of: of messages and of chats that one is given, and of each category of notifications. */
export const ToldCategory = z.enum(['messages', 'assignments', ...NotificationCategory.options])
export type ToldCategory = z.infer<typeof ToldCategory>

/**
 * Whether one administrator is told of something: announced, and a notification counted. Without a row one is. What one is
 * not told of stands in its list all the same, and a message is counted as unread.
 */
export const NotificationChoiceRow = z.object({
  /** `<userId>:<category>` */
  id: z.string().max(80),
  rev: Revision,
  userId: UserId,
  category: ToldCategory,
  on: z.boolean(),
})
export type NotificationChoiceRow = z.infer<typeof NotificationChoiceRow>

export const VisitStatus = z.enum([
  'expected',
  'waitingForApproval',
  'checkedIn',
  'checkedOut',
  'rejected',
  'cancelled',
])
export type VisitStatus = z.infer<typeof VisitStatus>

/**
 * What the desk knows of the chat of a host and a visitor (use case 3): whose the newest message is, its number there, and when
 * it was sent, on the other's device, and read. Never a word of it.
 */
export const VisitChatFacts = z.object({
  by: z.enum(['host', 'visitor']),
  seq: z.number().int().positive(),
  sentAt: Milliseconds,
  deliveredAt: Milliseconds.nullable(),
  readAt: Milliseconds.nullable(),
})
export type VisitChatFacts = z.infer<typeof VisitChatFacts>

export const VisitRow = z.object({
  id: z.uuid(),
  rev: Revision,
  locationId: LocationId,
  hostUserId: UserId,
  visitorName: ShortText.min(1),
  visitorEmail: ShortText.nullable(),
  visitorCompany: ShortText.nullable(),
  /** Who registered it; null when that is not known. The host does not approve what they registered themselves. */
  registeredByUserId: UserId.nullable(),
  status: VisitStatus,
  /** The last step, so that it can be taken back once: from which state, when, by whom; null when there is none. */
  statusBefore: VisitStatus.nullable(),
  statusAt: Milliseconds.nullable(),
  statusByUserId: UserId.nullable(),
  expectedAt: Milliseconds,
  checkedInAt: Milliseconds.nullable(),
  checkedOutAt: Milliseconds.nullable(),
  /** Facts: when the host was told of the arrival, read it, said to be on the way, and was last told once more. */
  hostToldAt: Milliseconds.nullable(),
  hostReadAt: Milliseconds.nullable(),
  hostComingAt: Milliseconds.nullable(),
  nudgedAt: Milliseconds.nullable(),
  /** When the code went to the visitor by e-mail; null while it has not. */
  mailedAt: Milliseconds.nullable(),
  /** Six digits, valid on the day of the visit. */
  code: z.string().regex(/^\d{6}$/),
  /** Null, or left out, before either has written. */
  chat: VisitChatFacts.nullable().optional(),
})
export type VisitRow = z.infer<typeof VisitRow>
