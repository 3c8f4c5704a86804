import { z } from 'zod'
import { ConversationId, FileId, LocationId, MessageId, Subject, UserId } from '../ids.ts'
import { MENTIONS_MAX, MESSAGE_FILES_MAX, MessageText, Reaction } from '../rows/chats.ts'
import { Milliseconds, ShortText } from '../rows/fields.ts'

/**
 * What is written and marked in conversations. `message.send` opens the chat when it is the first message: `desk` says
 * whose desk chat it is, `direct` with whom the actor begins a direct chat, and the server checks that the
 * conversation's id is made from it.
 */
export const CHAT_OPS = [
  z.object({
    type: z.literal('message.send'),
    messageId: MessageId,
    conversationId: ConversationId,
    desk: z.object({ locationId: LocationId, subject: Subject }).nullable(),
    direct: z.object({ userId: UserId }).nullable().optional(),
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
] as const
