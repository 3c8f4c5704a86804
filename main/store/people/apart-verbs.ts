import type { ConversationId, MessageId, ReportId, UserId } from '../../../protocol/wire/ids.ts'
import type { Touched } from '../sync-port.ts'
import type { Face } from '../views.ts'

/** A person who is barred from the network. */
export interface BarView {
  face: Face
  reason: string
  byName: string
  at: number
  /** Still waits in the outbox. */
  pending: boolean
}

/** What somebody has reported. */
export interface ReportView {
  id: ReportId
  about: Face
  by: Face
  /** What the reporter shows of the message; empty for a report about the person. */
  quoted: string
  reason: string
  at: number
  handledAt: number | null
  handledByName: string | null
  conversationId: ConversationId | null
  messageId: MessageId | null
  aboutIsBarred: boolean
}

/** What stands between the network or the signed-in user and one person. */
export interface ApartView {
  barred: BarView | null
  blockedByMe: boolean
  /** Null when the signed-in user may bar the person here; else why not, in words. */
  cannotBar: string | null
}

/** What keeps people apart, as verbs of the store. */
export interface ApartVerbs {
  /** The newest first: open reports before those that were dealt with. */
  reports(): { reports: ReportView[] }
  bars(): { bars: BarView[] }
  apartFrom(input: { userId: UserId }): ApartView
  block(input: { userId: UserId; active: boolean }): Touched
  bar(input: { userId: UserId; active: boolean; reason: string }): Touched
  handleReport(input: { reportId: ReportId; handled: boolean }): Touched
}
