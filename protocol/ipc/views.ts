import { z } from 'zod'
import { ErrorCode } from '../wire/errors.ts'
import {
  BookingId,
  ConversationId,
  FileId,
  FollowUpId,
  HandOverId,
  MessageId,
  NotificationId,
  OpId,
  SavedReplyId,
  Subject,
  UserId,
} from '../wire/ids.ts'
import { MessageSide } from '../wire/rows/chats.ts'
import { FollowUpDue } from '../wire/rows/desk.ts'
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
  caption: z.string(),
  /** `paused` by the user; `waiting` for its turn or for the network. */
  state: z.enum(['staged', 'uploading', 'paused', 'waiting', 'uploaded', 'failed']),
  sentBytes: z.number().int(),
  /** Over the last seconds; null unless `uploading`, and until it is known. */
  bytesPerSecond: z.number().nullable(),
  error: z.string().nullable(),
})
export type StagedFile = z.infer<typeof StagedFile>

/** How far the copies have come that a tray still waits for. `files.unstage` with such an id stops the copy. */
export const StagingProgress = z.object({
  conversationId: ConversationId,
  files: z.array(
    z.object({
      id: FileId,
      name: z.string(),
      sizeBytes: z.number().int(),
      copiedBytes: z.number().int(),
    }),
  ),
})
export type StagingProgress = z.infer<typeof StagingProgress>

/** A file that was left out, and why: name "notes.txt", reason "is empty." */
export const RefusedFile = z.object({ name: z.string(), reason: z.string() })
export type RefusedFile = z.infer<typeof RefusedFile>

/** A folder that was dropped: nothing of it is staged until the user has said how. */
export const AskedFolder = z.object({
  id: z.string(),
  name: z.string(),
  fileCount: z.number().int(),
  sizeBytes: z.number().int(),
})
export type AskedFolder = z.infer<typeof AskedFolder>

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
  assigneeName: z.string().nullable(),
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
  /** An unread message names me. */
  mentionsMe: z.boolean(),
  pinned: z.boolean(),
  muted: z.boolean(),
  archived: z.boolean(),
  /** Since when the customer waits for an answer; null when the desk spoke last. */
  waitingSince: Milliseconds.nullable(),
  /** A follow-up of this chat is due now. */
  followUpDue: z.boolean(),
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
  customerDeliveredSeq: z.number().int(),
  customerReadSeq: z.number().int(),
  flaggedUnread: z.boolean(),
  pinned: z.boolean(),
  mutedUntil: Milliseconds.nullable(),
  archived: z.boolean(),
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
  /** `seq` is null when the answered message waits, or isn't on this device. */
  replyTo: z
    .object({ id: MessageId, seq: z.number().int().nullable(), authorName: z.string(), text: z.string() })
    .nullable(),
  mentions: z.array(z.object({ userId: UserId, name: z.string() })),
  reactions: z.array(z.object({ emoji: z.string(), names: z.array(z.string()), byMe: z.boolean() })),
  booking: BookingRow.nullable(),
  at: Milliseconds,
  editedAt: Milliseconds.nullable(),
  deletedAt: Milliseconds.nullable(),
  state: z.enum(['stored', 'waiting', 'sending', 'failed']),
  /** It is held back until then so that Send can be undone; null when it isn't. */
  heldUntil: Milliseconds.nullable(),
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
  followUps: z.array(z.lazy(() => FollowUpView)),
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

/** What is being written in a conversation. */
export const Draft = z.object({
  text: z.string(),
  kind: z.enum(['text', 'note']),
  replyToId: MessageId.nullable(),
})
export type Draft = z.infer<typeof Draft>

export const Colleague = z.object({ userId: UserId, name: z.string(), photoFileId: FileId.nullable() })
export type Colleague = z.infer<typeof Colleague>

/** A saved reply as written, and as it would go into one chat: `missing` names the variables that have no value there. */
export const SavedReplyView = z.object({
  id: SavedReplyId,
  title: z.string(),
  text: z.string(),
  filled: z.string(),
  missing: z.array(z.string()),
  pending: z.boolean(),
})
export type SavedReplyView = z.infer<typeof SavedReplyView>

export const FollowUpView = z.object({
  id: FollowUpId,
  conversationId: ConversationId,
  face: Face,
  text: z.string(),
  due: FollowUpDue,
  /** "when Sun-mi Park checks in", "after the booking of Room 4 ends"; empty for a plain time. */
  dueWords: z.string(),
  /** When it is or was due, as far as that is known. */
  dueAt: Milliseconds.nullable(),
  isDue: z.boolean(),
  byName: z.string(),
  createdAt: Milliseconds,
  doneAt: Milliseconds.nullable(),
  pending: z.boolean(),
})
export type FollowUpView = z.infer<typeof FollowUpView>

/** What a follow-up can wait for in one conversation: its bookings that have not ended, and the visits to come. */
export const FollowUpChoices = z.object({ bookings: z.array(BookingRow), visits: z.array(VisitRow) })
export type FollowUpChoices = z.infer<typeof FollowUpChoices>

export const HandOverView = z.object({
  /** Chats in which the customer spoke last, the longest wait first. */
  waiting: z.array(ChatRow),
  /** Chats assigned to somebody, with an answer given. */
  open: z.array(ChatRow),
  /** Follow-ups that are not done, the next due first. */
  promised: z.array(FollowUpView),
  /** The newest hand-over that was written. */
  last: z
    .object({
      id: HandOverId,
      byName: z.string(),
      byMe: z.boolean(),
      note: z.string(),
      at: Milliseconds,
      acknowledgedByName: z.string().nullable(),
      acknowledgedAt: Milliseconds.nullable(),
      pending: z.boolean(),
    })
    .nullable(),
})
export type HandOverView = z.infer<typeof HandOverView>

/** A file of a conversation or customer, with the message that brought it. */
export const FileItem = z.object({
  file: FileRef,
  conversationId: ConversationId,
  messageId: MessageId,
  seq: z.number().int(),
  authorName: z.string(),
  at: Milliseconds,
  /** Its bytes are on this computer. */
  here: z.boolean(),
  /** Kept however full the cache gets. */
  pinned: z.boolean(),
})
export type FileItem = z.infer<typeof FileItem>

/** How a file stands on this computer. */
export const FileLook = z.object({
  here: z.boolean(),
  /** The rest of the sentence that begins with its name: "is no video, whatever its name says." Null: it can be shown. */
  problem: z.string().nullable(),
})
export type FileLook = z.infer<typeof FileLook>

export const CacheFacts = z.object({
  files: z.number().int(),
  bytes: z.number().int(),
  pinnedBytes: z.number().int(),
  limitBytes: z.number().int(),
})
export type CacheFacts = z.infer<typeof CacheFacts>

/** A run of a text that a search found; `hit` runs are the words looked for. */
export const Snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }))
export type Snippet = z.infer<typeof Snippet>

export const MessageHit = z.object({
  messageId: MessageId,
  conversationId: ConversationId,
  seq: z.number().int(),
  face: Face,
  authorName: z.string(),
  isNote: z.boolean(),
  at: Milliseconds,
  snippet: Snippet,
})
export type MessageHit = z.infer<typeof MessageHit>

/** A file whose name or text was found. */
export const FileHit = z.object({ item: FileItem, face: Face, snippet: Snippet, inText: z.boolean() })
export type FileHit = z.infer<typeof FileHit>

export const NotificationHit = z.object({ notification: NotificationView, snippet: Snippet })
export type NotificationHit = z.infer<typeof NotificationHit>

export const PersonHit = z.object({ face: Face, standing: Standing, snippet: Snippet, detail: z.string() })
export type PersonHit = z.infer<typeof PersonHit>

/** What a search found, each kind the newest or best first. */
export const SearchResult = z.object({
  people: z.array(PersonHit),
  messages: z.array(MessageHit),
  files: z.array(FileHit),
  notifications: z.array(NotificationHit),
  /** Where older messages go on; null when there are no more. */
  nextBefore: z.number().int().nullable(),
  /** What of the query was not understood, in words ("before:" needs a date); null when all was. */
  problem: z.string().nullable(),
})
export type SearchResult = z.infer<typeof SearchResult>
