import type { WireError } from '../../protocol/wire/errors.ts'
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
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { LocationRow, ToldCategory } from '../../protocol/wire/rows/space.ts'
import type { ApartVerbs } from './people/apart-verbs.ts'
import type { DeskVerbs } from './desk/desk-verbs.ts'
import type { NetworkVerbs } from './network/network-verbs.ts'
import type { PageVerbs } from './pages/page-verbs.ts'
import type { FeedVerbs } from './feed/feed-verbs.ts'
import type { FileVerbs } from './files/file-verbs.ts'
import type { PeopleVerbs } from './people/people-verbs.ts'
import type { SearchVerbs } from './search/search-verbs.ts'
import type { SyncStore, Touched } from './sync-port.ts'
import type { SignatureVerbs } from './signatures/signature-verbs.ts'
import type { VisitVerbs } from './visits/visit-verbs.ts'
import type { ToldVerbs } from './told/told-verbs.ts'
import type * as view from './views.ts'

/**
 * Everything that is kept on the device, as verbs. Reads paint panes and never wait for the network; each write is one
 * transaction and returns what it touched, for notices. Nothing but this folder knows a table.
 *
 * A verb that can't do what was asked throws a StoreError: a code and a sentence for a person, and nothing has changed.
 * Where a verb speaks of "my" or "here", it means the signed-in user and the current location of `session()`.
 */
export interface Store
  extends
    SyncStore,
    ApartVerbs,
    DeskVerbs,
    FeedVerbs,
    FileVerbs,
    NetworkVerbs,
    PageVerbs,
    PeopleVerbs,
    SearchVerbs,
    SignatureVerbs,
    ToldVerbs,
    VisitVerbs {
  // Chats
  chatsList(input: {
    filter: 'all' | 'unread' | 'mine' | 'unassigned' | 'waiting' | 'archived'
    query: string
    offset: number
    limit: number
  }): { chats: view.ChatListRow[]; total: number }
  chatHead(input: { conversationId: ConversationId }): view.ChatHead
  /** The one desk chat with a customer here, whether or not it exists yet (use case 2). */
  chatOpen(input: { subject: Subject }): view.ChatHead
  /** The one chat between the signed-in user and somebody else, whether or not it exists yet (use case 5). */
  chatOpenDirect(input: { userId: UserId }): view.ChatHead
  /** At most one read mark per conversation waits unsent: a newer one takes its place. */
  markRead(input: { conversationId: ConversationId; seq: number }): Touched
  flagUnread(input: { conversationId: ConversationId; unread: boolean }): Touched

  // Messages
  messagesPage(input: {
    conversationId: ConversationId
    beforeSeq: number | null
    limit: number
  }): view.MessagePage
  /** What follows a message: what waits comes with the last page. */
  messagesAfter(input: { conversationId: ConversationId; afterSeq: number; limit: number }): view.MessagePage
  /** The messages around a number. Those that are not on this device are left out: the caller fetches them first. */
  messagesAround(input: { conversationId: ConversationId; seq: number; limit: number }): view.MessagePage
  /** Which of the messages `from <= seq <= to` are missing here: the highest and lowest number; null when none is. */
  missingMessages(input: { conversationId: ConversationId; from: number; to: number }): {
    from: number
    to: number
  } | null
  /**
   * Message, outbox entry, staged files and the cleared draft in one transaction with synchronous=FULL: when this
   * returns, the message survives kill -9 and a power cut (I2).
   */
  sendMessage(input: {
    conversationId: ConversationId
    /** Whose chat it is, when it may not exist yet. */
    subject: Subject | null
    kind: 'text' | 'note'
    text: string
    stagedFileIds: FileId[]
    mentionUserIds: UserId[]
    replyToId: MessageId | null
    /** It is held back until then, and so is its lane; null sends at once. */
    holdUntil: number | null
  }): { messageId: MessageId; opId: OpId; touched: Touched }
  /** Takes back a message that is still held: its text, files and answer become the draft again. */
  undoSend(input: { messageId: MessageId }): Touched
  /** Lets go what was held until now or before. `next` is when to ask again; null when nothing is held. */
  releaseHeld(input: { nowMs: number }): { next: number | null; touched: Touched }
  editMessage(input: { messageId: MessageId; text: string }): Touched
  unsendMessage(input: { messageId: MessageId }): Touched

  // Drafts
  draft(input: { conversationId: ConversationId }): view.Draft
  /** An empty message that answers nothing is no draft. */
  saveDraft(input: { conversationId: ConversationId } & view.Draft): Touched
  /** In how many conversations and panes something was written, or a file added, that was not sent. */
  draftCount(): number

  // Notifications
  notificationsList(input: view.NotificationFilter & { offset: number; limit: number }): {
    notifications: view.NotificationView[]
    total: number
    /** Of all that the filter shows. */
    unread: number
  }
  /** Where it stands among those that the filter shows; null when it is not among them. */
  notificationPlace(input: { id: NotificationId } & view.NotificationFilter): { index: number | null }
  /** All that the filter shows when `ids` is null. `ids` of the answer: those that were marked. */
  markNotifications(input: {
    ids: NotificationId[] | null
    read: boolean
    filter?: view.NotificationFilter | undefined
  }): { ids: NotificationId[]; touched: Touched }
  /** What this account last filtered by on this device. */
  notificationFilter(): view.NotificationFilter
  saveNotificationFilter(input: view.NotificationFilter): void
  /** What I don't want to be told of: it is not announced, and of notifications not counted. */
  notificationChoices(): { notTold: ToldCategory[] }
  chooseNotifications(input: { category: ToldCategory; on: boolean }): Touched
  /** Null when it is not here, or of another location. */
  booking(input: { id: BookingId }): { found: view.BookingView | null }

  // The space
  community(input: { kind: 'users' | 'companies'; query: string; limit: number }): {
    people: view.DirectoryEntry[]
    total: number
  }
  location(): LocationRow
  /** Every location that is known here, for the names in the switcher; empty before the first sync. */
  locations(): LocationRow[]
  badges(): view.Badges

  // Outbox
  outboxItems(): { items: view.OutboxItem[] }
  /** Entries that wait, and entries that were rejected. */
  outboxCounts(): { waiting: number; failed: number }
  /** Writes a rejected entry again: a new op id and a new place in the order, the same message. */
  retryOp(input: { opId: OpId }): Touched
  /** Only what was never sent, or was rejected; it gets a new op id, as its content is new (I4). */
  editOp(input: { opId: OpId; text: string }): Touched
  /** Only this entry goes; what was written after it stays. `restorable` when `restoreOp` can put it back. */
  discardOp(input: { opId: OpId }): { touched: Touched; restorable: boolean }
  /** Writes a discarded entry again, at the end, as long as the app runs and it had no files. */
  restoreOp(input: { opId: OpId }): Touched

  // Files
  stagedFiles(input: { conversationId: ConversationId }): { files: view.StagedFile[] }
  /** Says that the bytes lie in the staging folder under this id. */
  addStagedFile(input: {
    id: FileId
    conversationId: ConversationId
    name: string
    sizeBytes: number
    mime: string
    sha256: string
  }): Touched
  removeStagedFile(input: { fileId: FileId }): Touched
  /** A staged file or one on its way; null when there is none (any more). */
  stagedFile(input: { fileId: FileId }): view.Upload | null
  /** Every file whose bytes are still needed in the staging folder: the rest of that folder may be deleted. */
  stagedFileIds(): FileId[]
  /** Files of entries in state `uploading` that are not whole on the server yet, in the order of writing. */
  uploads(): view.Upload[]
  uploadProgressed(input: {
    fileId: FileId
    sentBytes: number
    tusUrl: string | null
  }): view.StagedFile | null
  /** The network went: shown as waiting, resumed later. */
  uploadWaits(input: { fileId: FileId }): view.StagedFile | null
  /** With its last file up, the entry becomes `queued`. */
  uploadFinished(input: { fileId: FileId }): Touched
  /** Refused for good: the file says why, its entry is parked and shown. */
  uploadFailed(input: { fileId: FileId; error: WireError }): Touched
  /** A file that came with a message, a post or as a photo; null when no row here names it. */
  fileRef(input: { fileId: FileId }): FileRef | null

  // Session
  session(): view.SessionMeta
  saveServer(input: { server: string }): Touched
  useLocation(input: { locationId: LocationId }): Touched
  saveLastSynced(input: { atMs: number }): Touched
  /** Signing in is needed again. Data, drafts and outbox stay for the same user. */
  endAccess(): Touched
  /** Signed out for good: rows, outbox, drafts and staged files go; the device id and server stay. */
  forgetAccount(): Touched

  // Facts
  counts(): { customers: number; messages: number }
  sqliteVersion(): string
  /** What had to be set aside or salvaged when the files were opened, in sentences for a person. Empty when all is well. */
  openReport(): string[]
  /** Runs SQLite's check of both files: seconds on a large cache, so never on the start path. */
  integrity(): { ok: boolean; problems: string[] }
  close(): void
}

/** The same verbs over the worker: each a promise that rejects with a StoreError. */
export type StoreClient = {
  [Verb in keyof Store]: (...input: Parameters<Store[Verb]>) => Promise<ReturnType<Store[Verb]>>
}
