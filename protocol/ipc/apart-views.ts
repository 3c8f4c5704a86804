import { z } from 'zod'
import { ConversationId, MessageId, ReportId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { Face } from './people-views.ts'

/** A person who is barred from the network. */
export const BarView = z.object({
  face: Face,
  reason: z.string(),
  byName: z.string(),
  at: Milliseconds,
  pending: z.boolean(),
})
export type BarView = z.infer<typeof BarView>

/** What somebody has reported about a person, or a message of theirs (`quoted`; else empty). */
export const ReportView = z.object({
  id: ReportId,
  about: Face,
  by: Face,
  quoted: z.string(),
  reason: z.string(),
  at: Milliseconds,
  handledAt: Milliseconds.nullable(),
  handledByName: z.string().nullable(),
  conversationId: ConversationId.nullable(),
  messageId: MessageId.nullable(),
  aboutIsBarred: z.boolean(),
})
export type ReportView = z.infer<typeof ReportView>

/** What stands between the network or the signed-in user and one person. */
export const ApartView = z.object({
  barred: BarView.nullable(),
  blockedByMe: z.boolean(),
  /** Null when the user may bar the person; else why not. */
  cannotBar: z.string().nullable(),
})
export type ApartView = z.infer<typeof ApartView>
