import { z } from 'zod'
import {
  ConversationId,
  FileId,
  FollowUpId,
  HandOverId,
  MessageId,
  SavedReplyId,
  UserId,
} from '../wire/ids.ts'
import { FollowUpDue } from '../wire/rows/desk.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { BookingRow, VisitRow } from '../wire/rows/space.ts'
import { ChatRow } from './chat-views.ts'
import { Face } from './people-views.ts'

/** What is being written in a conversation. */
export const Draft = z.object({
  text: z.string(),
  kind: z.enum(['text', 'note']),
  replyToId: MessageId.nullable(),
})
export type Draft = z.infer<typeof Draft>

/** Where a text is written that is no message. */
export const UnfinishedPlace = z.enum(['handOver', 'information'])
export type UnfinishedPlace = z.infer<typeof UnfinishedPlace>

export const Colleague = z.object({ userId: UserId, name: z.string(), photoFileId: FileId.nullable() })
export type Colleague = z.infer<typeof Colleague>

/** A saved reply as written, and as it would go into one chat: `missing` names the variables that have no value there. */
export const SavedReplyView = z.object({
  id: SavedReplyId,
  title: z.string(),
  text: z.string(),
  filled: z.string(),
  missing: z.array(z.string()),
  pending: z.boolean(),
})
export type SavedReplyView = z.infer<typeof SavedReplyView>

export const FollowUpView = z.object({
  id: FollowUpId,
  conversationId: ConversationId,
  face: Face,
  text: z.string(),
  due: FollowUpDue,
  /** "when Sun-mi Park checks in", "after the booking of Room 4 ends"; empty for a plain time. */
  dueWords: z.string(),
  /** When it is or was due, as far as that is known. */
  dueAt: Milliseconds.nullable(),
  isDue: z.boolean(),
  byName: z.string(),
  createdAt: Milliseconds,
  doneAt: Milliseconds.nullable(),
  pending: z.boolean(),
})
export type FollowUpView = z.infer<typeof FollowUpView>

/** What a follow-up can wait for in one conversation: its bookings that have not ended, and the visits to come. */
export const FollowUpChoices = z.object({ bookings: z.array(BookingRow), visits: z.array(VisitRow) })
export type FollowUpChoices = z.infer<typeof FollowUpChoices>

/** A note to the next shift, and whether somebody has read it. */
export const HandOverNote = z.object({
  id: HandOverId,
  byName: z.string(),
  byMe: z.boolean(),
  note: z.string(),
  at: Milliseconds,
  acknowledgedByName: z.string().nullable(),
  acknowledgedAt: Milliseconds.nullable(),
  pending: z.boolean(),
})
export type HandOverNote = z.infer<typeof HandOverNote>

export const HandOverView = z.object({
  /** Chats in which the customer spoke last, the longest wait first. */
  waiting: z.array(ChatRow),
  /** Chats assigned to somebody, with an answer given. */
  open: z.array(ChatRow),
  /** Follow-ups that are not done, the next due first. */
  promised: z.array(FollowUpView),
  /** The newest hand-over that was written. */
  last: HandOverNote.nullable(),
})
export type HandOverView = z.infer<typeof HandOverView>
