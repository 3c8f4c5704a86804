import { z } from 'zod'
import { FollowUpDue } from '../wire/rows/desk.ts'
import { ConversationId, FollowUpId, HandOverId, LocationId, SavedReplyId, Subject } from '../wire/ids.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})
const unfinished = z.object({ place: view.UnfinishedPlace, locationId: LocationId })

/** The section `desk` of the table: what is done with a conversation besides writing. */
export const DESK_COMMANDS = {
  /** The administrators of the current location who may read chats: to assign to, and to mention. */
  'desk.colleagues': { input: nothing, output: z.object({ people: z.array(view.Colleague) }) },
  /**
   * With their variables filled in for one conversation, or left as they are when that is null. `subject`: whose it is,
   * when it may not have a message yet.
   */
  'desk.savedReplies': {
    input: z.object({ conversationId: ConversationId.nullable(), subject: Subject.nullable().optional() }),
    output: z.object({ replies: z.array(view.SavedReplyView) }),
  },
  /** A new one when `id` is null. */
  'desk.saveReply': {
    input: z.object({ id: SavedReplyId.nullable(), title: z.string().max(300), text: z.string().max(4000) }),
    output: z.object({ id: SavedReplyId }),
  },
  'desk.removeReply': { input: z.object({ id: SavedReplyId }), output: done },
  /** Those of one conversation, or all that are not done at the current location; the next due first. */
  'desk.followUps': {
    input: z.object({ conversationId: ConversationId.nullable() }),
    output: z.object({ followUps: z.array(view.FollowUpView) }),
  },
  'desk.followUpChoices': {
    input: z.object({ conversationId: ConversationId }),
    output: view.FollowUpChoices,
  },
  'desk.followUp': {
    input: z.object({
      id: FollowUpId.nullable(),
      conversationId: ConversationId,
      text: z.string().max(1000),
      due: FollowUpDue,
    }),
    output: z.object({ id: FollowUpId }),
  },
  'desk.followUpDone': { input: z.object({ id: FollowUpId, done: z.boolean() }), output: done },
  /** What is being written in a pane for a location; an empty text when nothing is. */
  'desk.unfinished': { input: unfinished, output: z.object({ text: z.string() }) },
  'desk.saveUnfinished': { input: unfinished.extend({ text: z.string().max(4_000_000) }), output: done },
  'desk.handOver': { input: nothing, output: view.HandOverView },
  /** The newest note alone. */
  'desk.lastHandOver': { input: nothing, output: z.object({ last: view.HandOverNote.nullable() }) },
  'desk.writeHandOver': {
    input: z.object({ note: z.string().max(4000) }),
    output: z.object({ id: HandOverId }),
  },
  'desk.acknowledgeHandOver': { input: z.object({ id: HandOverId }), output: done },
} as const
