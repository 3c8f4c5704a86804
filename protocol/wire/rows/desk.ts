import { z } from 'zod'
import {
  BookingId,
  ConversationId,
  FollowUpId,
  HandOverId,
  LocationId,
  SavedReplyId,
  UserId,
} from '../ids.ts'
import { Milliseconds, PlainText, Revision, ShortText } from './fields.ts'

/** An answer that the desk of a location gives often. `{{name}}` and the like are filled in by the app that inserts it. */
export const SavedReplyRow = z.object({
  id: SavedReplyId,
  rev: Revision,
  locationId: LocationId,
  title: ShortText.min(1),
  text: PlainText.min(1).max(4000),
})
export type SavedReplyRow = z.infer<typeof SavedReplyRow>

/** When somebody should be written to again: at a time, when a visit is checked in, or when a booking has ended. */
export const FollowUpDue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('time'), at: Milliseconds }),
  z.object({ kind: z.literal('checkIn'), visitId: z.uuid() }),
  z.object({ kind: z.literal('bookingEnd'), bookingId: BookingId }),
])
export type FollowUpDue = z.infer<typeof FollowUpDue>

/** What the desk promised a customer. Each app works out from its rows whether it is due. */
export const FollowUpRow = z.object({
  id: FollowUpId,
  rev: Revision,
  locationId: LocationId,
  conversationId: ConversationId,
  byUserId: UserId,
  text: PlainText.max(1000),
  due: FollowUpDue,
  createdAt: Milliseconds,
  doneAt: Milliseconds.nullable(),
  doneByUserId: UserId.nullable(),
})
export type FollowUpRow = z.infer<typeof FollowUpRow>

/** What one shift tells the next; the lists beside it are made from rows. */
export const HandOverRow = z.object({
  id: HandOverId,
  rev: Revision,
  locationId: LocationId,
  byUserId: UserId,
  note: PlainText.max(4000),
  at: Milliseconds,
  acknowledgedByUserId: UserId.nullable(),
  acknowledgedAt: Milliseconds.nullable(),
})
export type HandOverRow = z.infer<typeof HandOverRow>
