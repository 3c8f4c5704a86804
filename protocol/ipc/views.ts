import { z } from 'zod'
import { ErrorCode } from '../wire/errors.ts'
import {
  BookingId,
  ConversationId,
  FileId,
  MessageId,
  NotificationId,
  OpId,
  Subject,
  UserId,
} from '../wire/ids.ts'
import { MessageSide } from '../wire/rows/chats.ts'
import { FileRef, Milliseconds } from '../wire/rows/fields.ts'
import {
  BookedBy,
  BookingRow,
  LocationRow,
  NotificationCategory,
  PostRow,
  VisitRow,
} from '../wire/rows/space.ts'

// What the window shows: made by the store from rows, so that no component joins tables.

/** A file waiting in the composer or on its way up. Its bytes are at `app://foyer/staged/<id>`. */
export const StagedFile = z.object({
  id: FileId,
  conversationId: ConversationId,
  name: z.string(),
  sizeBytes: z.number().int(),
  mime: z.string(),
  state: z.enum(['staged', 'uploading', 'waiting', 'uploaded', 'failed']),
  sentBytes: z.number().int(),
  error: z.string().nullable(),
})
export type StagedFile = z.infer<typeof StagedFile>

/** A file that was left out, and why: name "notes.txt", reason "is empty." */
export const RefusedFile = z.object({ name: z.string(), reason: z.string() })
export type RefusedFile = z.infer<typeof RefusedFile>

/** A person or company in a row: what an avatar and a name need. */
export const Face = z.object({ subject: Subject, name: z.string(), photoFileId: FileId.nullable() })
export type Face = z.infer<typeof Face>

/** Which side of the door somebody stands on, for labels: "Nonmember". */
export const Standing = z.enum([
  'administrator',
  'member',
  'nonmember',
  'company',
  'nonmemberCompany',
  'visitor',
  'unknown',
])
export type Standing = z.infer<typeof Standing>

export const ChatRow = z.object({
  conversationId: ConversationId,
  face: Face,
  standing: Standing,
  firstBooking: z.boolean(),
  assigneeUserId: UserId.nullable(),
  last: z
    .object({
      text: z.string(),
      at: Milliseconds,
      byDesk: z.boolean(),
      byMe: z.boolean(),
      isNote: z.boolean(),
      fileCount: z.number().int(),
      pending: z.boolean(),
    })
    .nullable(),
  unread: z.number().int(),
  flaggedUnread: z.boolean(),
  /** The beginning of what was typed and not sent. */
  draft: z.string().nullable(),
})
export type ChatRow = z.infer<typeof ChatRow>

export const ChatHead = z.object({
  conversationId: ConversationId,
  /** False until the first message has been stored by the server. */
  exists: z.boolean(),
  kind: z.enum(['desk', 'direct']),
  face: Face,
  standing: Standing,
  locationName: z.string(),
  assigneeUserId: UserId.nullable(),
  assigneeName: z.string().nullable(),
  lastSeq: z.number().int(),
  /** The signed-in administrator's own read mark: messages after it are unread. */
  readSeq: z.number().int(),
  customerReadSeq: z.number().int(),
  /** Null when writing is allowed, else the reason in words. */
  cannotWrite: z.string().nullable(),
})
export type ChatHead = z.infer<typeof ChatHead>

export const MessageView = z.object({
  id: MessageId,
  /** Null while it waits in the outbox: such messages come last, in the order of writing. */
  seq: z.number().int().nullable(),
  side: MessageSide,
  kind: z.enum(['text', 'note', 'booking']),
  authorUserId: UserId,
  authorName: z.string(),
  byMe: z.boolean(),
  text: z.string(),
  files: z.array(FileRef),
  /** Set instead of `files` while they wait or go up. */
  staged: z.array(StagedFile),
  replyTo: z.object({ id: MessageId, authorName: z.string(), text: z.string() }).nullable(),
  booking: BookingRow.nullable(),
  at: Milliseconds,
  editedAt: Milliseconds.nullable(),
  deletedAt: Milliseconds.nullable(),
  state: z.enum(['stored', 'waiting', 'sending', 'failed']),
  opId: OpId.nullable(),
  error: z.string().nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const MessagePage = z.object({
  messages: z.array(MessageView),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
})
export type MessagePage = z.infer<typeof MessagePage>

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
  firstBooking: z.boolean(),
  at: Milliseconds,
  read: z.boolean(),
})
export type NotificationView = z.infer<typeof NotificationView>

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
  note: z.string(),
  /** True while a change of the note waits in the outbox. */
  notePending: z.boolean(),
  tags: z.array(z.string()),
  nextBooking: BookingRow.nullable(),
  recentBookings: z.array(BookingRow),
  visitsToday: z.array(VisitRow),
  files: z.array(z.object({ file: FileRef, at: Milliseconds, messageId: MessageId })),
  conversationId: ConversationId,
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

export const VisitView = z.object({ visit: VisitRow, host: Face })
export type VisitView = z.infer<typeof VisitView>

export const PostView = z.object({ post: PostRow, author: Face, standing: Standing })
export type PostView = z.infer<typeof PostView>

export const DirectoryEntry = z.object({
  face: Face,
  standing: Standing,
  about: z.string(),
  companyName: z.string().nullable(),
})
export type DirectoryEntry = z.infer<typeof DirectoryEntry>

export const LocationView = LocationRow
