import { z } from 'zod'
import { LocationId, MessageId, ReportId, UserId } from '../ids.ts'
import { REASON_MAX } from '../rows/apart.ts'
import { PlainText } from '../rows/fields.ts'

/** What keeps people apart: by a user for themselves, by a report, by an administrator. The last writer wins. */
export const APART_OPS = [
  z.object({ type: z.literal('block.put'), userId: UserId, active: z.boolean() }),
  z.object({
    type: z.literal('bar.put'),
    /** Where the administrator has the right, and the person is known. */
    locationId: LocationId,
    userId: UserId,
    active: z.boolean(),
    reason: PlainText.max(REASON_MAX),
  }),
  z.object({
    type: z.literal('report.make'),
    reportId: ReportId,
    userId: UserId,
    /** A message of that person which the reporter can read; null for a report about the person. */
    messageId: MessageId.nullable(),
    reason: PlainText.min(1).max(REASON_MAX),
  }),
  z.object({ type: z.literal('report.handle'), reportId: ReportId, handled: z.boolean() }),
] as const
