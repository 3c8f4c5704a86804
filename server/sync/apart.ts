import type { LocationId, ReportId, UserId } from '../../protocol/wire/ids.ts'
import type { BarRow, BlockRow, ReportRow } from '../../protocol/wire/rows/apart.ts'
import type { ConversationRow } from '../../protocol/wire/rows/chats.ts'

/** Direct chats between two people, and what keeps people apart, within a transaction. `put` stores the whole row. */
export interface Apart {
  /** By the rules of this moment (protocol/rules/may-start-chat.ts); no block of either side may stand in between. */
  mayStartDirect(from: UserId, to: UserId): Promise<boolean>
  /** Whether the viewer sees the person's name at all: a hidden person is answered like none. */
  knowsOf(viewer: UserId, person: UserId): Promise<boolean>
  /** Where a chat between the two lies: where they meet, else where one of them is; null when neither is anywhere. */
  directLocation(one: UserId, other: UserId): Promise<LocationId | null>
  /** Those of the two to whom the other is unavailable: by a block, a bar, or as no visit brings them together any more. */
  closedTo(one: UserId, other: UserId): Promise<UserId[]>
  directChatsOf(userId: UserId): Promise<ConversationRow[]>

  block(userId: UserId, blocked: UserId): Promise<BlockRow | null>
  putBlock(row: BlockRow): Promise<void>
  bar(userId: UserId): Promise<BarRow | null>
  putBar(row: BarRow): Promise<void>
  /** Every session of the user, and every link that would open one. Devices learn why, and wipe what they have. */
  endSessions(userId: UserId, at: number, why: 'barred' | 'roleEnded'): Promise<void>
  report(id: ReportId): Promise<ReportRow | null>
  putReport(row: ReportRow): Promise<void>
  /** The reports about a user, who must not see them. */
  reportsAbout(userId: UserId): Promise<ReportId[]>
}
