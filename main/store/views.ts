import type { Reach } from '../../protocol/rules/who-may-message.ts'
import type { ErrorCode } from '../../protocol/wire/errors.ts'
import type {
  BookingId,
  ConversationId,
  FileId,
  LocationId,
  MessageId,
  NotificationId,
  OpId,
  Subject,
  UserId,
} from '../../protocol/wire/ids.ts'
import type { OpType } from '../../protocol/wire/ops.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { MessageRow, MessageSide } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type {
  BookedBy,
  BookingRow,
  NotificationCategory,
  NotificationRow,
  VisitRow,
} from '../../protocol/wire/rows/space.ts'
import type { SignatureDraft, SignatureView } from './signatures/signature-verbs.ts'
import type { FollowUpView } from './desk/desk-views.ts'

// What the store answers. It knows nothing of the window: that these shapes are the ones that the IPC table promises is
// checked by the compiler in main/commands, where both meet.

export type * from './desk/desk-views.ts'
export type * from './feed/feed-views.ts'
export type * from './files/file-views.ts'
export type * from './pages/page-views.ts'
export type * from './search/search-views.ts'
export type * from './visits/visit-views.ts'
export type * from './told/told-views.ts'

/** A person or company in a row: what an avatar and a name need. */
export interface Face {
  subject: Subject
  name: string
  photoFileId: FileId | null
}

/** Which side of the door somebody stands on. */
export type Standing =
  | 'administrator'
  | 'member'
  | 'nonmember'
  | 'company'
  | 'nonmemberCompany'
  | 'visitor'
  | 'unknown'

/** A file in the composer (`staged`), on its way up, or refused. */
export interface StagedFile {
  id: FileId
  conversationId: ConversationId
  name: string
  sizeBytes: number
  mime: string
  caption: string
  state: 'staged' | 'uploading' | 'paused' | 'waiting' | 'uploaded' | 'failed'
  sentBytes: number
  /** Only the transfer knows it: null in what the store answers. */
  bytesPerSecond: number | null
  error: string | null
  /** What is asked of it when it is sent. */
  signature: SignatureDraft | null
}

/** What is needed to send a file's bytes, or to go on where the last try stopped. */
export interface Upload extends StagedFile {
  sha256: string
  tusUrl: string | null
  /** With whom the direct chat will be that the message begins; null for every other message. */
  directUserId: UserId | null
}

export interface ChatListRow {
  conversationId: ConversationId
  kind: 'desk' | 'direct'
  face: Face
  standing: Standing
  firstBooking: boolean
  assigneeUserId: UserId | null
  assigneeName: string | null
  last: {
    text: string
    at: number
    byDesk: boolean
    byMe: boolean
    isNote: boolean
    fileCount: number
    file: { name: string; mime: string } | null
    pending: boolean
  } | null
  unread: number
  flaggedUnread: boolean
  mentionsMe: boolean
  pinned: boolean
  muted: boolean
  archived: boolean
  waitingSince: number | null
  followUpDue: boolean
  draft: string | null
}

export interface ChatHead {
  conversationId: ConversationId
  /** False until the first message has been stored by the server. */
  exists: boolean
  kind: 'desk' | 'direct'
  face: Face
  standing: Standing
  locationId: LocationId
  locationName: string
  assigneeUserId: UserId | null
  assigneeName: string | null
  lastSeq: number
  readSeq: number
  customerDeliveredSeq: number
  customerReadSeq: number
  flaggedUnread: boolean
  pinned: boolean
  mutedUntil: number | null
  archived: boolean
  /** Null when writing is allowed, else the reason in words. */
  cannotWrite: string | null
}

export interface MessageView {
  id: MessageId
  /** Null while it waits in the outbox. */
  seq: number | null
  side: MessageSide
  kind: MessageRow['kind']
  authorUserId: UserId
  authorName: string
  byMe: boolean
  text: string
  files: FileRef[]
  staged: StagedFile[]
  signatures: SignatureView[]
  replyTo: { id: MessageId; seq: number | null; authorName: string; text: string } | null
  mentions: { userId: UserId; name: string }[]
  reactions: { emoji: string; names: string[]; byMe: boolean }[]
  booking: BookingRow | null
  at: number
  editedAt: number | null
  deletedAt: number | null
  state: 'stored' | 'waiting' | 'sending' | 'failed'
  heldUntil: number | null
  opId: OpId | null
  error: string | null
}

export interface MessagePage {
  messages: MessageView[]
  hasOlder: boolean
  hasNewer: boolean
}

/** Which notifications are shown; null shows all. */
export interface NotificationFilter {
  category: NotificationCategory | null
  bookedBy: BookedBy | null
}

/** A booking with who booked it. */
export interface BookingView {
  booking: BookingRow
  face: Face
  standing: Standing
  company: Face | null
}

export interface NotificationView {
  id: NotificationId
  category: NotificationCategory
  kind: NotificationRow['kind']
  face: Face
  standing: Standing
  verb: string
  object: string
  detail: string
  bookedBy: BookedBy | null
  bookingId: BookingId | null
  /** The card of the request for signatures that it tells of; without `seq` its message is not here yet. */
  card: { conversationId: ConversationId; seq: number | null } | null
  firstBooking: boolean
  at: number
  read: boolean
}

export type CustomerTab = 'members' | 'nonmemberUsers' | 'nonmemberCompanies' | 'companies'

export interface CustomerView {
  face: Face
  standing: Standing
  email: string | null
  companyName: string | null
  plan: string | null
  nextBooking: { resource: string; startsAt: number } | null
  tags: string[]
  since: number
  lastActiveAt: number | null
}

export interface ProfileView {
  face: Face
  standing: Standing
  about: string
  email: string | null
  phone: string | null
  website: string | null
  company: Face | null
  companyRole: string | null
  plan: string | null
  since: number | null
  people: Face[]
  /** Memberships at other locations that are known here. */
  elsewhere: { locationName: string; type: 'member' | 'nonmember'; plan: string | null; since: number }[]
  note: string
  notePending: boolean
  tags: string[]
  nextBooking: BookingRow | null
  recentBookings: BookingRow[]
  visitsToday: VisitRow[]
  /** The last ones before today, newest first. */
  visitsBefore: VisitRow[]
  files: { file: FileRef; at: number; messageId: MessageId }[]
  followUps: FollowUpView[]
  conversationId: ConversationId
  /** Null for a company, and for somebody who has no row here. */
  reach: Reach[] | null
}

export interface OutboxItem {
  opId: OpId
  type: OpType
  title: string
  text: string
  files: StagedFile[]
  conversationId: ConversationId | null
  queuedAt: number
  state: 'uploading' | 'waiting' | 'sending' | 'failed'
  error: string | null
  errorCode: ErrorCode | null
  editable: boolean
}

export interface DirectoryEntry {
  face: Face
  standing: Standing
  about: string
  companyName: string | null
  people: number
}

export interface Badges {
  chats: number
  notifications: number
  /** Requests to join that the signed-in user may decide. */
  customers: number
  visitors: number
  /** Posts that the signed-in user has not looked at. */
  feed: number
  /** The same at the other locations of the signed-in user, together. */
  elsewhere: number
}

/** What survives sign-out and a lost cache, so that the app opens offline without a login wall. */
export interface SessionMeta {
  deviceId: string
  server: string | null
  email: string | null
  access: Access | null
  locationId: LocationId | null
  /** When the cache last held all that the server had. Null with an empty cache. */
  lastSyncedAt: number | null
}

export type {
  CompanyChoice,
  CustomerChangeView,
  CustomerExportRow,
  CustomerImportView,
  JoinRequestView,
} from './people/customer-views.ts'
