import type { Overlay } from './outbox/overlay.ts'
import type { Session } from './session/session.ts'
import type { SqlFile } from './database/sql-file.ts'

/** What the verbs share: the two files, who is signed in, what waits, and the two things that tests replace. */
export interface StoreContext {
  cache: SqlFile
  outbox: SqlFile
  session: Session
  overlay: Overlay
  /** Milliseconds since 1970. */
  now(): number
  /** A time-ordered id for a new row. */
  newId(): string
  /** 128 random bits as a UUID: names an op for ever. */
  newOpId(): string
}
