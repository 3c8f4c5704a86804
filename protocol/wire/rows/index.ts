import type { z } from 'zod'
import { BarRow, BlockRow, ReportRow } from './apart.ts'
import { ConversationRow, MessageRow, ReadMarkRow } from './chats.ts'
import { CustomerChangeRow, CustomerImportRow, JoinRequestRow } from './customers.ts'
import { DeskInvitationRow } from './desk-invitations.ts'
import { FollowUpRow, HandOverRow, SavedReplyRow } from './desk.ts'
import { CommentRow, FeedMarkRow, PostRow } from './feed.ts'
import { CompanyRow, CustomerRow, MembershipRow, PublicLinkRow, UserRow } from './people.ts'
import { SignatureRow } from './signatures.ts'
import {
  BookingRow,
  LocationRow,
  NotificationChoiceRow,
  NotificationMarkRow,
  NotificationRow,
  VisitRow,
} from './space.ts'

/** Every kind of row that syncs, by the name that events and snapshots use. */
export const ROWS = {
  location: LocationRow,
  user: UserRow,
  membership: MembershipRow,
  company: CompanyRow,
  customer: CustomerRow,
  publicLink: PublicLinkRow,
  customerChange: CustomerChangeRow,
  joinRequest: JoinRequestRow,
  customerImport: CustomerImportRow,
  conversation: ConversationRow,
  message: MessageRow,
  readMark: ReadMarkRow,
  signature: SignatureRow,
  savedReply: SavedReplyRow,
  followUp: FollowUpRow,
  handOver: HandOverRow,
  booking: BookingRow,
  notification: NotificationRow,
  notificationMark: NotificationMarkRow,
  notificationChoice: NotificationChoiceRow,
  visit: VisitRow,
  post: PostRow,
  comment: CommentRow,
  feedMark: FeedMarkRow,
  block: BlockRow,
  bar: BarRow,
  report: ReportRow,
  deskInvitation: DeskInvitationRow,
} as const

export type Entity = keyof typeof ROWS
export type RowOf<E extends Entity> = z.infer<(typeof ROWS)[E]>
/** A row together with the name of its kind. */
export type AnyRow = { [E in Entity]: { entity: E; row: RowOf<E> } }[Entity]

export const ENTITIES = Object.keys(ROWS) as Entity[]

/** True for an entity that this version knows. */
export function isEntity(name: string): name is Entity {
  return Object.hasOwn(ROWS, name)
}
