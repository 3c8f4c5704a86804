import { z } from 'zod'
import { ConversationId, LocationId, MessageId, ReportId, UserId } from '../ids.ts'
import { Milliseconds, PlainText, Revision } from './fields.ts'

/** UTF-16 units of a reason, and of what a report shows of a message. */
export const REASON_MAX = 1000
export const QUOTED_MAX = 2000

/**
 * A user has blocked another, or has taken that back. The blocked one reads "Unavailable user" and can't write. Only the
 * one who blocked gets the row.
 */
export const BlockRow = z.object({
  /** `<userId>:<blockedUserId>` */
  id: z.string().max(80),
  rev: Revision,
  userId: UserId,
  blockedUserId: UserId,
  active: z.boolean(),
  at: Milliseconds,
})
export type BlockRow = z.infer<typeof BlockRow>

/** A person is barred from the network, or no longer: an administrator's decision. It is at every location of the person. */
export const BarRow = z.object({
  /** The person's. */
  id: UserId,
  rev: Revision,
  active: z.boolean(),
  /** For administrators only. */
  reason: PlainText.max(REASON_MAX),
  byUserId: UserId,
  at: Milliseconds,
})
export type BarRow = z.infer<typeof BarRow>

/**
 * Somebody has told the administrators of a person's location about that person, or a message of theirs. An
 * administrator who is reported never gets the row.
 */
export const ReportRow = z.object({
  id: ReportId,
  rev: Revision,
  locationId: LocationId,
  byUserId: UserId,
  aboutUserId: UserId,
  conversationId: ConversationId.nullable(),
  messageId: MessageId.nullable(),
  /** The beginning of the message, which the reporter shows; empty for a report about a person. */
  quoted: PlainText.max(QUOTED_MAX),
  reason: PlainText.max(REASON_MAX),
  at: Milliseconds,
  handledAt: Milliseconds.nullable(),
  handledByUserId: UserId.nullable(),
})
export type ReportRow = z.infer<typeof ReportRow>
