import type { LocationId, Subject, UserId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { Apart } from './apart.ts'
import type { Chats } from './chats.ts'
import type { DeskWork } from './desk-work.ts'
import type { EventLog } from './event-log.ts'
import type { FeedWork } from './feed-work.ts'
import type { NetworkWork } from './network-work.ts'
import type { Notifications } from './notifications.ts'
import type { PeopleWork } from './people-work.ts'
import type { PublicPages } from './public-pages.ts'
import type { SignatureWork } from './signature-work.ts'
import type { VisitWork } from './visit-work.ts'

/** Who may do what, and who is known where, within a transaction. */
export interface Rights {
  /** What the user may do now; null for anybody who administers nothing, or whose account is closed. */
  access(userId: UserId): Promise<Access | null>
  /** False when chats are switched off for the location or the network, and for a location that isn't there. */
  chatsOn(location: LocationId): Promise<boolean>
  /** Whether a user has a membership, or a company is listed, at the location. */
  isKnown(location: LocationId, subject: Subject): Promise<boolean>
  /** Whether the user is the subject, or belongs to the company, with a membership at the location. */
  speaksFor(userId: UserId, location: LocationId, subject: Subject): Promise<boolean>
}

/**
 * One database transaction, READ COMMITTED or stricter: what it wrote is seen by others after the commit, all at once,
 * or never. Locks are held until it ends and are always taken in the order op, stream, so that they can't deadlock.
 * The `put` verbs insert or replace the whole row by its id.
 */
export interface SyncTransaction
  extends
    EventLog,
    Rights,
    Chats,
    Notifications,
    DeskWork,
    FeedWork,
    NetworkWork,
    PeopleWork,
    PublicPages,
    SignatureWork,
    VisitWork,
    Apart {}

/** The database as the sync handlers see it. */
export interface SyncStorage {
  /**
   * Runs `run` in a transaction and commits it; when `run` throws, everything is undone and the error passed on.
   * When the promise resolves, the commit is on disk (I1). A serialization failure or deadlock is retried inside, so
   * `run` must have no effect outside the transaction.
   */
  transaction<T>(run: (tx: SyncTransaction) => Promise<T>): Promise<T>
}
