import type { LocationId, UserId } from '../../protocol/wire/ids.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'
import type { VisitRow } from '../../protocol/wire/rows/space.ts'

/** What visits need of the database, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface VisitWork {
  visit(id: string): Promise<VisitRow | null>
  putVisit(row: VisitRow): Promise<void>
  /** The visits of the location with this code that are expected from one moment to another, in milliseconds. */
  visitsWithCode(location: LocationId, code: string, from: number, to: number): Promise<VisitRow[]>

  /** The chats of this visit's host with whoever has the visitor's e-mail address; none without one. */
  chatsOfVisit(id: string): Promise<ConversationRow[]>
  /**
   * The visits that the chat of these two is about: of the one as the host, and the other one as a visitor without a
   * membership anywhere, while their link works. In: the two, and the time now.
   */
  visitsOfChat(participantIds: readonly UserId[], at: number): Promise<VisitRow[]>
}
