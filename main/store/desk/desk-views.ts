import type {
  ConversationId,
  FileId,
  FollowUpId,
  HandOverId,
  MessageId,
  SavedReplyId,
  UserId,
} from '../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import type { BookingRow, VisitRow } from '../../../protocol/wire/rows/space.ts'
import type { Face, ChatListRow } from '../views.ts'

export interface Draft {
  text: string
  kind: 'text' | 'note'
  replyToId: MessageId | null
}

export type UnfinishedPlace = 'handOver' | 'information'

export interface Colleague {
  userId: UserId
  name: string
  photoFileId: FileId | null
}

export interface SavedReplyView {
  id: SavedReplyId
  title: string
  text: string
  filled: string
  missing: string[]
  pending: boolean
}

export interface FollowUpView {
  id: FollowUpId
  conversationId: ConversationId
  face: Face
  text: string
  due: FollowUpDue
  dueWords: string
  dueAt: number | null
  isDue: boolean
  byName: string
  createdAt: number
  doneAt: number | null
  pending: boolean
}

export interface FollowUpChoices {
  bookings: BookingRow[]
  visits: VisitRow[]
}

export interface HandOverView {
  waiting: ChatListRow[]
  open: ChatListRow[]
  promised: FollowUpView[]
  last: {
    id: HandOverId
    byName: string
    byMe: boolean
    note: string
    at: number
    acknowledgedByName: string | null
    acknowledgedAt: number | null
    pending: boolean
  } | null
}
