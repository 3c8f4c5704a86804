import { z } from 'zod'
import { ConversationId, FollowUpId, HandOverId, LocationId, SavedReplyId } from '../ids.ts'
import { FollowUpDue, FollowUpRow, HandOverRow, SavedReplyRow } from '../rows/desk.ts'

/** What a desk keeps for its own work. */
export const DESK_OPS = [
  z.object({
    type: z.literal('savedReply.put'),
    savedReplyId: SavedReplyId,
    locationId: LocationId,
    title: SavedReplyRow.shape.title,
    text: SavedReplyRow.shape.text,
  }),
  z.object({ type: z.literal('savedReply.remove'), savedReplyId: SavedReplyId }),
  z.object({
    type: z.literal('followUp.put'),
    followUpId: FollowUpId,
    conversationId: ConversationId,
    text: FollowUpRow.shape.text,
    due: FollowUpDue,
  }),
  z.object({ type: z.literal('followUp.done'), followUpId: FollowUpId, done: z.boolean() }),
  z.object({
    type: z.literal('handOver.write'),
    handOverId: HandOverId,
    locationId: LocationId,
    note: HandOverRow.shape.note,
  }),
  z.object({ type: z.literal('handOver.acknowledge'), handOverId: HandOverId }),
] as const
