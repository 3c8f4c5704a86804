import type { WireEvent } from '../../protocol/wire/events.ts'
import type {
  BookingId,
  ConversationId,
  FileId,
  FollowUpId,
  HandOverId,
  LocationId,
  MessageId,
  NotificationId,
  OpId,
  PostId,
  SavedReplyId,
  StreamId,
  Subject,
  UserId,
} from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { ConversationRow, MessageRow, ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import type { FollowUpRow, HandOverRow, SavedReplyRow } from '../../protocol/wire/rows/desk.ts'
import type { CompanyRow } from '../../protocol/wire/rows/people.ts'
import type {
  LocationRow,
  ToldCategory,
  NotificationChoiceRow,
  NotificationMarkRow,
  NotificationRow,
} from '../../protocol/wire/rows/space.ts'
import type { StoredSavedReply } from '../../server/sync/desk-work.ts'
import type { UploadedFile } from '../../server/sync/chats.ts'
import type { OpRecord, StreamHead } from '../../server/sync/event-log.ts'
import type { SyncTransaction } from '../../server/sync/storage.ts'
import type { KeyLocks } from './key-locks.ts'
import type { Committed } from './memory-cells.ts'
import { MemoryPeople } from './memory-people.ts'

/** One commit, as the checkers of the invariants see it. */
export interface Commit {
  op: { id: OpId; record: OpRecord } | null
  events: { stream: StreamId; event: WireEvent }[]
}

interface Shared extends Committed {
  readonly locks: KeyLocks
}

/** What each verb promises stands with the interface. After a crash, no verb ever answers. */
export class MemoryTransaction extends MemoryPeople implements SyncTransaction {
  readonly logged: Commit['events'] = []
  op: Commit['op'] = null
  readonly #locks: KeyLocks

  constructor(storage: Shared, alive: () => boolean) {
    super(storage, alive)
    this.#locks = storage.locks
  }

  async lockOp(id: OpId): Promise<OpRecord | null> {
    await this.#locks.take(`op:${id}`, this)
    return this.answer(() => this.read<OpRecord>(`op:${id}`))
  }

  saveOp(id: OpId, _userId: UserId, record: OpRecord): Promise<void> {
    return this.answer(() => {
      this.write(`op:${id}`, record)
      this.op = { id, record }
    })
  }

  async lockAddresses(emails: readonly string[]): Promise<void> {
    for (const email of [...new Set(emails)].sort()) await this.#locks.take(`address:${email}`, this)
  }

  async lockPeople(ids: readonly UserId[]): Promise<void> {
    for (const id of [...new Set(ids)].sort()) await this.#locks.take(`person:${id}`, this)
  }

  async lockStream(stream: StreamId): Promise<StreamHead> {
    await this.#locks.take(`head:${stream}`, this)
    return this.streamHead(stream)
  }

  streamHead(stream: StreamId): Promise<StreamHead> {
    return this.answer(() => {
      const { head, floor } = this.#headOf(stream)
      return { epoch: this.read<string>('epoch')!, head, floor }
    })
  }

  appendEvent(stream: StreamId, event: Omit<WireEvent, 'seq'>): Promise<WireEvent> {
    return this.answer(() => {
      const numbered = { ...event, seq: this.#headOf(stream).head + 1 }
      this.write(`head:${stream}`, numbered.seq)
      this.write(`event:${stream}:${numbered.seq}`, numbered)
      this.logged.push({ stream, event: numbered })
      return numbered
    })
  }

  async appendEvents(stream: StreamId, events: readonly Omit<WireEvent, 'seq'>[]): Promise<WireEvent[]> {
    const appended: WireEvent[] = []
    for (const event of events) appended.push(await this.appendEvent(stream, event))
    return appended
  }

  events(stream: StreamId, after: number, limit: number): Promise<WireEvent[]> {
    return this.answer(() => {
      const found: WireEvent[] = []
      for (let seq = after + 1; found.length < limit; seq++) {
        const event = this.read<WireEvent>(`event:${stream}:${seq}`)
        if (event === null) break
        found.push(event)
      }
      return found
    })
  }

  access(userId: UserId): Promise<Access | null> {
    return this.answer(() => this.read<Access>(`access:${userId}`))
  }

  chatsOn(location: LocationId): Promise<boolean> {
    return this.answer(() => {
      const row = this.read<LocationRow>(`location:${location}`)
      return row !== null && row.chatsOn && row.networkChatsOn
    })
  }

  isKnown(location: LocationId, subject: Subject): Promise<boolean> {
    return this.answer(() => this.#isKnown(location, subject))
  }

  speaksFor(userId: UserId, location: LocationId, subject: Subject): Promise<boolean> {
    return this.answer(() => subject.id === (userId as string) && this.#isKnown(location, subject))
  }

  conversation(id: ConversationId): Promise<ConversationRow | null> {
    return this.answer(() => this.read<ConversationRow>(`conversation:${id}`))
  }

  putConversation(row: ConversationRow): Promise<void> {
    return this.put('conversation', row)
  }

  lastMessageSeq(id: ConversationId): Promise<number> {
    return this.answer(() => this.read<number>(`last:${id}`) ?? 0)
  }

  message(id: MessageId): Promise<MessageRow | null> {
    return this.answer(() => this.read<MessageRow>(`message:${id}`))
  }

  putMessage(row: MessageRow): Promise<void> {
    return this.put('message', row)
  }

  messagesBefore(id: ConversationId, before: number, limit: number): Promise<MessageRow[]> {
    return this.answer(() => {
      const found: MessageRow[] = []
      const last = this.read<number>(`last:${id}`) ?? 0
      for (let seq = Math.min(before - 1, last); seq > 0 && found.length < limit; seq--) {
        const message = this.read<MessageRow>(`message:${this.read<string>(`at:${id}:${seq}`)}`)
        if (message !== null) found.push(message)
      }
      return found
    })
  }

  readMark(conversation: ConversationId, userId: UserId): Promise<ReadMarkRow | null> {
    return this.answer(() => this.read<ReadMarkRow>(`readMark:${conversation}:${userId}`))
  }

  putReadMark(row: ReadMarkRow): Promise<void> {
    return this.put('readMark', row)
  }

  uploadedFiles(ids: FileId[]): Promise<UploadedFile[]> {
    return this.answer(() => ids.flatMap((id) => this.read<UploadedFile>(`file:${id}`) ?? []))
  }

  attachFiles(ids: FileId[], message: MessageId | PostId): Promise<void> {
    return this.answer(() => {
      for (const id of ids) {
        const file = this.read<UploadedFile>(`file:${id}`)
        this.write(`file:${id}`, { ...file, messageId: message })
      }
    })
  }

  notificationLocations(ids: NotificationId[]): Promise<{ id: NotificationId; locationId: LocationId }[]> {
    return this.answer(() =>
      ids.flatMap((id) => {
        const row = this.read<NotificationRow>(`notification:${id}`)
        return row === null ? [] : [{ id, locationId: row.locationId }]
      }),
    )
  }

  notificationMarks(ids: NotificationId[], userId: UserId): Promise<NotificationMarkRow[]> {
    return this.answer(() =>
      ids.flatMap((id) => this.read<NotificationMarkRow>(`notificationMark:${id}:${userId}`) ?? []),
    )
  }

  putNotificationMark(row: NotificationMarkRow): Promise<void> {
    return this.put('notificationMark', row)
  }

  notificationChoice(userId: UserId, category: ToldCategory): Promise<NotificationChoiceRow | null> {
    return this.answer(() => this.read<NotificationChoiceRow>(`notificationChoice:${userId}:${category}`))
  }

  putNotificationChoice(row: NotificationChoiceRow): Promise<void> {
    return this.put('notificationChoice', row)
  }

  savedReply(id: SavedReplyId): Promise<StoredSavedReply | null> {
    return this.answer(() => {
      const row = this.read<SavedReplyRow>(`savedReply:${id}`)
      if (row !== null) return { row, isRemoved: false }
      const removed = this.read<SavedReplyRow>(`removed:${id}`)
      return removed === null ? null : { row: removed, isRemoved: true }
    })
  }

  putSavedReply(row: SavedReplyRow): Promise<void> {
    return this.put('savedReply', row)
  }

  removeSavedReply(id: SavedReplyId, rev: number): Promise<void> {
    return this.answer(() => {
      this.write(`removed:${id}`, { ...this.read<SavedReplyRow>(`savedReply:${id}`), rev })
      this.write(`savedReply:${id}`, null)
    })
  }

  followUp(id: FollowUpId): Promise<FollowUpRow | null> {
    return this.answer(() => this.read<FollowUpRow>(`followUp:${id}`))
  }

  putFollowUp(row: FollowUpRow): Promise<void> {
    return this.put('followUp', row)
  }

  isBookingAt(location: LocationId, id: BookingId): Promise<boolean> {
    return this.answer(() => this.read<{ locationId: LocationId }>(`booking:${id}`)?.locationId === location)
  }

  isVisitAt(location: LocationId, id: string): Promise<boolean> {
    return this.answer(() => this.read<{ locationId: LocationId }>(`visit:${id}`)?.locationId === location)
  }

  handOver(id: HandOverId): Promise<HandOverRow | null> {
    return this.answer(() => this.read<HandOverRow>(`handOver:${id}`))
  }

  putHandOver(row: HandOverRow): Promise<void> {
    return this.put('handOver', row)
  }

  #isKnown(location: LocationId, { kind, id }: Subject): boolean {
    if (kind === 'user') return this.read(`member:${location}:${id}`) !== null
    return this.read<CompanyRow>(`company:${id}`)?.locationId === location
  }

  #headOf(stream: StreamId): { head: number; floor: number } {
    return {
      head: this.read<number>(`head:${stream}`) ?? 0,
      floor: this.read<number>(`floor:${stream}`) ?? 0,
    }
  }
}
