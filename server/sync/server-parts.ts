import type { Batch } from '../../protocol/wire/events.ts'
import type { StreamId, UserId } from '../../protocol/wire/ids.ts'
import type { FileLimits } from '../../protocol/wire/requests.ts'
import type { Actor } from './actor.ts'
import type { CodeGuesses } from './code-guesses.ts'
import type { SyncStorage } from './storage.ts'

/** What the handlers of all connections share. */
export interface SyncServer {
  storage: SyncStorage
  /** The server's clock, milliseconds since 1970. */
  now(): number
  guesses: CodeGuesses
  limits: Omit<FileLimits, 'freeBytes'>
  /** What is left of a user's quota, in bytes. */
  freeBytes(userId: UserId): Promise<number>
  leaseMs: number
  /**
   * Sends a committed batch to every connection that watches its stream: a hint, so losing one loses nothing. A batch
   * that is too large for one message may go as a poke.
   */
  announce(batch: Batch): void
  /** An error that nobody foresaw, for the log. */
  report(error: unknown): void
}

/** One connection of one signed-in administrator. */
export interface SyncSession {
  actor: Actor
  /** From now on, and before this resolves, the connection gets announcements of exactly these streams. */
  watch(streams: StreamId[]): Promise<void> | void
}
