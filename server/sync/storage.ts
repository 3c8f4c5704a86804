import type { WireEvent } from '../../protocol/wire/events.ts'
import type {
  ConversationId,
  CustomerId,
  FileId,
  LocationId,
  MessageId,
  NotificationId,
  OpId,
  PostId,
  StreamId,
  Subject,
  UserId,
} from '../../protocol/wire/ids.ts'
import type { OpResult } from '../../protocol/wire/ops.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { ConversationRow, MessageRow, ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { CustomerRow } from '../../protocol/wire/rows/people.ts'
import type {
  NotificationCategory,
  NotificationChoiceRow,
  NotificationMarkRow,
} from '../../protocol/wire/rows/space.ts'
import type { Apart } from './apart.ts'
import type { DeskWork } from './desk-work.ts'
import type { PublicPages } from './public-pages.ts'
import type { NetworkWork } from './network-work.ts'
import type { FeedWork } from './feed-work.ts'
import type { VisitWork } from './visit-work.ts'
import type { PeopleWork } from './people-work.ts'

/** Events with `floor < seq <= head` are in the log; a stream that has none yet has head 0 and floor 0. */
export interface StreamHead {
  epoch: string
  head: number
  floor: number
}

/** What was answered to an op, kept for ever: a resend gets the same answer (I3). */
export interface OpRecord {
  hash: string
  result: OpResult
}

/** A file whose last byte has arrived and whose hash was right. */
export interface UploadedFile {
  ref: FileRef
  ownerUserId: UserId
  conversationId: ConversationId
  /** The message or post that it was sent with, null while it is in none (I14: attached once). */
  messageId: MessageId | PostId | null
}

/**
 * One database transaction, READ COMMITTED or stricter: what it wrote is seen by others after the commit, all at once,
 * or never. Locks are held until it ends and are always taken in the order op, stream, so that they can't deadlock.
 * The `put` verbs insert or replace the whole row by its id.
 */
export interface SyncTransaction
  extends DeskWork, FeedWork, NetworkWork, PeopleWork, PublicPages, VisitWork, Apart {
  /** Waits while another transaction holds the same op id, then looks the op up; null when it was never answered. */
  lockOp(id: OpId): Promise<OpRecord | null>
  saveOp(id: OpId, userId: UserId, record: OpRecord, at: number): Promise<void>

  /** Waits until no other transaction holds this stream; its head then stays as it is but for `appendEvent` (I9). */
  lockStream(stream: StreamId): Promise<StreamHead>
  /** Without a lock, for reading. A stream that nothing was written to yet gets its epoch here. */
  streamHead(stream: StreamId): Promise<StreamHead>
  /** Only under `lockStream`: gives the event the number head + 1 and moves the head there. */
  appendEvent(stream: StreamId, event: Omit<WireEvent, 'seq'>): Promise<WireEvent>
  /** The same for several, in their order. */
  appendEvents(stream: StreamId, events: readonly Omit<WireEvent, 'seq'>[]): Promise<WireEvent[]>
  /** Events with `seq > after`, in order, at most `limit`. */
  events(stream: StreamId, after: number, limit: number): Promise<WireEvent[]>

  /** What the user may do now; null for anybody who administers nothing, or whose account is closed. */
  access(userId: UserId): Promise<Access | null>
  /** False when chats are switched off for the location or the network, and for a location that isn't there. */
  chatsOn(location: LocationId): Promise<boolean>
  /** Whether a user has a membership, or a company is listed, at the location. */
  isKnown(location: LocationId, subject: Subject): Promise<boolean>
  /** Whether the user is the subject, or belongs to the company, with a membership at the location. */
  speaksFor(userId: UserId, location: LocationId, subject: Subject): Promise<boolean>

  conversation(id: ConversationId): Promise<ConversationRow | null>
  putConversation(row: ConversationRow): Promise<void>
  /** 0 for a conversation without messages. */
  lastMessageSeq(id: ConversationId): Promise<number>
  message(id: MessageId): Promise<MessageRow | null>
  putMessage(row: MessageRow): Promise<void>
  /** Messages with `seq < before`, newest first, at most `limit`. */
  messagesBefore(id: ConversationId, before: number, limit: number): Promise<MessageRow[]>
  readMark(conversation: ConversationId, userId: UserId): Promise<ReadMarkRow | null>
  putReadMark(row: ReadMarkRow): Promise<void>

  /** Only those that exist; in any order. */
  uploadedFiles(ids: FileId[]): Promise<UploadedFile[]>
  attachFiles(ids: FileId[], message: MessageId | PostId): Promise<void>

  /** The location of each notification that exists, in any order. */
  notificationLocations(ids: NotificationId[]): Promise<{ id: NotificationId; locationId: LocationId }[]>
  notificationMarks(ids: NotificationId[], userId: UserId): Promise<NotificationMarkRow[]>
  putNotificationMark(row: NotificationMarkRow): Promise<void>
  /** Null where the user never chose. */
  notificationChoice(userId: UserId, category: NotificationCategory): Promise<NotificationChoiceRow | null>
  putNotificationChoice(row: NotificationChoiceRow): Promise<void>

  customer(id: CustomerId): Promise<CustomerRow | null>
  putCustomer(row: CustomerRow): Promise<void>
}

/** The database as the sync handlers see it. */
export interface SyncStorage {
  /**
   * Runs `run` in a transaction and commits it; when `run` throws, everything is undone and the error passed on.
   * When the promise resolves, the commit is on disk (I1). A serialization failure or deadlock is retried inside, so
   * `run` must have no effect outside the transaction.
   */
  transaction<T>(run: (tx: SyncTransaction) => Promise<T>): Promise<T>
}
