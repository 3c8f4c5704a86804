import { z } from 'zod'
import { ConversationId, LocationId, MessageId, OpId, UserId } from '../wire/ids.ts'
import { MessageSide } from '../wire/rows/chats.ts'
import { FileRef, Milliseconds } from '../wire/rows/fields.ts'
import { BookingRow } from '../wire/rows/space.ts'
import { StagedFile } from './file-views.ts'
import { SignatureView } from './signature-views.ts'
import { Face, Standing } from './people-views.ts'

export const ChatRow = z.object({
  conversationId: ConversationId,
  kind: z.enum(['desk', 'direct']),
  face: Face,
  standing: Standing,
  firstBooking: z.boolean(),
  assigneeUserId: UserId.nullable(),
  assigneeName: z.string().nullable(),
  last: z
    .object({
      text: z.string(),
      at: Milliseconds,
      byDesk: z.boolean(),
      byMe: z.boolean(),
      isNote: z.boolean(),
      fileCount: z.number().int(),
      /** The first of its files when it has no words: what to name in their place. */
      file: z.object({ name: z.string(), mime: z.string() }).nullable(),
      pending: z.boolean(),
    })
    .nullable(),
  unread: z.number().int(),
  flaggedUnread: z.boolean(),
  /** An unread message names me. */
  mentionsMe: z.boolean(),
  pinned: z.boolean(),
  muted: z.boolean(),
  archived: z.boolean(),
  /** Since when the customer waits for an answer; null when the desk spoke last. */
  waitingSince: Milliseconds.nullable(),
  /** A follow-up of this chat is due now. */
  followUpDue: z.boolean(),
  /** The beginning of what was typed and not sent. */
  draft: z.string().nullable(),
})
export type ChatRow = z.infer<typeof ChatRow>

export const ChatHead = z.object({
  conversationId: ConversationId,
  /** False until the first message has been stored by the server. */
  exists: z.boolean(),
  kind: z.enum(['desk', 'direct']),
  face: Face,
  standing: Standing,
  locationId: LocationId,
  locationName: z.string(),
  assigneeUserId: UserId.nullable(),
  assigneeName: z.string().nullable(),
  lastSeq: z.number().int(),
  /** The signed-in administrator's own read mark: messages after it are unread. */
  readSeq: z.number().int(),
  customerDeliveredSeq: z.number().int(),
  customerReadSeq: z.number().int(),
  flaggedUnread: z.boolean(),
  pinned: z.boolean(),
  mutedUntil: Milliseconds.nullable(),
  archived: z.boolean(),
  /** Null when writing is allowed, else the reason in words. */
  cannotWrite: z.string().nullable(),
})
export type ChatHead = z.infer<typeof ChatHead>

export const MessageView = z.object({
  id: MessageId,
  /** Null while it waits in the outbox: such messages come last, in the order of writing. */
  seq: z.number().int().nullable(),
  side: MessageSide,
  kind: z.enum(['text', 'note', 'booking']),
  authorUserId: UserId,
  authorName: z.string(),
  byMe: z.boolean(),
  text: z.string(),
  files: z.array(FileRef),
  /** Set instead of `files` while they wait or go up. */
  staged: z.array(StagedFile),
  signatures: z.array(SignatureView),
  /** `seq` is null when the answered message waits, or isn't on this device. */
  replyTo: z
    .object({ id: MessageId, seq: z.number().int().nullable(), authorName: z.string(), text: z.string() })
    .nullable(),
  mentions: z.array(z.object({ userId: UserId, name: z.string() })),
  reactions: z.array(z.object({ emoji: z.string(), names: z.array(z.string()), byMe: z.boolean() })),
  booking: BookingRow.nullable(),
  at: Milliseconds,
  editedAt: Milliseconds.nullable(),
  deletedAt: Milliseconds.nullable(),
  state: z.enum(['stored', 'waiting', 'sending', 'failed']),
  /** It is held back until then so that Send can be undone; null when it isn't. */
  heldUntil: Milliseconds.nullable(),
  opId: OpId.nullable(),
  error: z.string().nullable(),
})
export type MessageView = z.infer<typeof MessageView>

export const MessagePage = z.object({
  messages: z.array(MessageView),
  hasOlder: z.boolean(),
  hasNewer: z.boolean(),
})
export type MessagePage = z.infer<typeof MessagePage>
