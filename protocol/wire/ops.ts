import { z } from 'zod'
import { WireError } from './errors.ts'
import {
  ConversationId,
  FileId,
  FollowUpId,
  HandOverId,
  LocationId,
  MessageId,
  NotificationId,
  OpId,
  SavedReplyId,
  StreamId,
  Subject,
  UserId,
} from './ids.ts'
import { MENTIONS_MAX, MESSAGE_FILES_MAX, MessageText, Reaction } from './rows/chats.ts'
import { FollowUpDue, FollowUpRow, HandOverRow, SavedReplyRow } from './rows/desk.ts'
import { Milliseconds, PlainText, ShortText } from './rows/fields.ts'

/**
 * Everything that a device may ask the server to change. `message.send` opens the desk chat when it is the first
 * message: `desk` says whose it is, and the server checks that the conversation's id is made from it.
 */
export const OpBody = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('message.send'),
    messageId: MessageId,
    conversationId: ConversationId,
    desk: z.object({ locationId: LocationId, subject: Subject }).nullable(),
    kind: z.enum(['text', 'note']),
    text: MessageText,
    /** Files that the server holds already, whole. */
    fileIds: z.array(FileId).max(MESSAGE_FILES_MAX),
    /** By the id of a file in `fileIds`. */
    captions: z.record(FileId, ShortText).optional(),
    mentionUserIds: z.array(UserId).max(MENTIONS_MAX).optional(),
    replyToId: MessageId.nullable(),
  }),
  z.object({ type: z.literal('message.edit'), messageId: MessageId, text: MessageText.min(1) }),
  z.object({ type: z.literal('message.unsend'), messageId: MessageId }),
  /** Sets or takes back the actor's own reaction. */
  z.object({
    type: z.literal('message.react'),
    messageId: MessageId,
    emoji: Reaction.shape.emoji,
    on: z.boolean(),
  }),
  z.object({
    type: z.literal('conversation.assign'),
    conversationId: ConversationId,
    assigneeUserId: UserId.nullable(),
  }),
  z.object({
    type: z.literal('read.mark'),
    conversationId: ConversationId,
    seq: z.number().int().nonnegative(),
  }),
  z.object({ type: z.literal('read.flag'), conversationId: ConversationId, unread: z.boolean() }),
  /** The actor's own pin, mute and archive; a field that is left out stays. */
  z.object({
    type: z.literal('chat.mark'),
    conversationId: ConversationId,
    pinned: z.boolean().optional(),
    mutedUntil: Milliseconds.nullable().optional(),
    archivedSeq: z.number().int().nonnegative().nullable().optional(),
  }),
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
  z.object({
    type: z.literal('notification.mark'),
    notificationIds: z.array(NotificationId).min(1).max(500),
    read: z.boolean(),
  }),
  z.object({
    type: z.literal('customer.annotate'),
    locationId: LocationId,
    subject: Subject,
    note: PlainText.max(20_000).optional(),
    tags: z.array(ShortText.min(1)).max(50).optional(),
  }),
])
export type OpBody = z.infer<typeof OpBody>
export type OpType = OpBody['type']

/**
 * `lane` orders: operations of one lane are applied in the order in which they were written (I6).
 * `hash` is `opHash(body)`: the same id with another hash is an error (I4).
 */
export const Op = z.object({
  id: OpId,
  lane: z.string().min(1).max(120),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  body: OpBody,
})
export type Op = z.infer<typeof Op>

/** `at` names the last event that the operation caused: the device forgets the op once that is applied. */
export const OpResult = z.discriminatedUnion('status', [
  z.object({
    id: OpId,
    status: z.enum(['applied', 'dup']),
    at: z.object({ stream: StreamId, seq: z.number().int().nonnegative() }),
  }),
  z.object({ id: OpId, status: z.literal('rejected'), error: WireError }),
])
export type OpResult = z.infer<typeof OpResult>

export const OPS_PER_PUSH = 50

/** The message that must be stored before an operation makes sense; null when there is none. */
export function aboutMessage(body: OpBody): MessageId | null {
  switch (body.type) {
    case 'message.edit':
    case 'message.unsend':
    case 'message.react':
      return body.messageId
    case 'message.send':
      return body.replyToId
    default:
      return null
  }
}

/** JSON with sorted keys: the text that `hash` is the SHA-256 of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
