import { z } from 'zod'
import { ErrorCode } from '../wire/errors.ts'
import { BookingId, ConversationId, MessageId, NotificationId, OpId } from '../wire/ids.ts'
import { FileRef, Milliseconds } from '../wire/rows/fields.ts'
import { BookedBy, BookingRow, NotificationCategory, VisitRow } from '../wire/rows/space.ts'
import { FollowUpView } from './desk-views.ts'
import { StagedFile } from './file-views.ts'
import { Face, Reach, Standing } from './people-views.ts'

/** Which notifications are shown; null shows all. */
export const NotificationFilter = z.object({
  category: NotificationCategory.nullable(),
  bookedBy: BookedBy.nullable(),
})
export type NotificationFilter = z.infer<typeof NotificationFilter>

export const NotificationView = z.object({
  id: NotificationId,
  category: NotificationCategory,
  kind: z.string(),
  face: Face,
  standing: Standing,
  verb: z.string(),
  object: z.string(),
  detail: z.string(),
  bookedBy: BookedBy.nullable(),
  bookingId: BookingId.nullable(),
  /** The card of the request for signatures that it tells of; without `seq` its message is not here yet. */
  card: z.object({ conversationId: ConversationId, seq: z.number().int().positive().nullable() }).nullable(),
  firstBooking: z.boolean(),
  at: Milliseconds,
  read: z.boolean(),
})
export type NotificationView = z.infer<typeof NotificationView>

/** A booking with who booked it. */
export const BookingView = z.object({
  booking: BookingRow,
  face: Face,
  standing: Standing,
  company: Face.nullable(),
})
export type BookingView = z.infer<typeof BookingView>

export const CustomerTab = z.enum(['members', 'nonmemberUsers', 'nonmemberCompanies', 'companies'])
export type CustomerTab = z.infer<typeof CustomerTab>

export const CustomerView = z.object({
  face: Face,
  standing: Standing,
  email: z.string().nullable(),
  companyName: z.string().nullable(),
  plan: z.string().nullable(),
  nextBooking: z.object({ resource: z.string(), startsAt: Milliseconds }).nullable(),
  tags: z.array(z.string()),
  since: Milliseconds,
  lastActiveAt: Milliseconds.nullable(),
})
export type CustomerView = z.infer<typeof CustomerView>

export const ProfileView = z.object({
  face: Face,
  standing: Standing,
  about: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  company: Face.nullable(),
  companyRole: z.string().nullable(),
  plan: z.string().nullable(),
  since: Milliseconds.nullable(),
  /** For a company: the people in it. */
  people: z.array(Face),
  /** Memberships at other locations of the network that the administrator works at. */
  elsewhere: z.array(
    z.object({
      locationName: z.string(),
      type: z.enum(['member', 'nonmember']),
      plan: z.string().nullable(),
      since: Milliseconds,
    }),
  ),
  note: z.string(),
  /** True while a change of the note waits in the outbox. */
  notePending: z.boolean(),
  tags: z.array(z.string()),
  nextBooking: BookingRow.nullable(),
  recentBookings: z.array(BookingRow),
  visitsToday: z.array(VisitRow),
  /** The last ones before today, newest first. */
  visitsBefore: z.array(VisitRow),
  files: z.array(z.object({ file: FileRef, at: Milliseconds, messageId: MessageId })),
  followUps: z.array(z.lazy(() => FollowUpView)),
  conversationId: ConversationId,
  /** "Who can message this person, and why"; null for a company, and for somebody who has no row here. */
  reach: z.array(Reach).nullable(),
})
export type ProfileView = z.infer<typeof ProfileView>

export const OutboxItem = z.object({
  opId: OpId,
  type: z.string(),
  /** "Message to Nadia Nguyen", "Note about Lumen Studio". */
  title: z.string(),
  text: z.string(),
  files: z.array(StagedFile),
  conversationId: ConversationId.nullable(),
  queuedAt: Milliseconds,
  state: z.enum(['uploading', 'waiting', 'sending', 'failed']),
  error: z.string().nullable(),
  errorCode: ErrorCode.nullable(),
  editable: z.boolean(),
})
export type OutboxItem = z.infer<typeof OutboxItem>

export const DirectoryEntry = z.object({
  face: Face,
  standing: Standing,
  about: z.string(),
  companyName: z.string().nullable(),
  /** Of a company: how many members belong to it. */
  people: z.number().int(),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>
