import { z } from 'zod'
import { BookingId, ConversationId, LocationId, MessageId, Subject, UserId } from '../ids.ts'
import { FileRef, Milliseconds, PlainText, Revision } from './fields.ts'

/** A message longer than this is refused with the limit named, and stays in the box. UTF-16 units. */
export const MESSAGE_TEXT_MAX = 20_000
export const MESSAGE_FILES_MAX = 50

export const MessageText = PlainText.max(MESSAGE_TEXT_MAX)

/**
 * A desk chat belongs to a customer and a location (`subject` is set); a direct chat belongs to two users
 * (`participantIds` is set). Its id is made from them: `deskConversationId`, `directConversationId`.
 */
export const ConversationRow = z.object({
  id: ConversationId,
  rev: Revision,
  kind: z.enum(['desk', 'direct']),
  locationId: LocationId,
  subject: Subject.nullable(),
  participantIds: z.array(UserId).max(2),
  assigneeUserId: UserId.nullable(),
  /** Those of a direct chat to whom the other is unavailable: it stays readable, and closed for them. */
  closedTo: z.array(UserId).max(2).default([]),
  /** Who gave it to the assignee: nobody is told of what they did themselves. Left out before it was ever assigned. */
  assignedByUserId: UserId.nullable().optional(),
  createdAt: Milliseconds,
})
export type ConversationRow = z.infer<typeof ConversationRow>

export const MENTIONS_MAX = 20
/** Different emoji below one message. */
export const REACTIONS_MAX = 20

/**
 * One emoji below a message and the people who set it, in that order. The text of an emoji, not its name; 16 units hold
 * the longest families and flags.
 */
export const Reaction = z.object({
  emoji: z.string().min(1).max(16),
  userIds: z.array(UserId).min(1).max(500),
})
export type Reaction = z.infer<typeof Reaction>

/** Desk: written by an administrator. Customer: written by anybody else. */
export const MessageSide = z.enum(['desk', 'customer'])
export type MessageSide = z.infer<typeof MessageSide>

/**
 * `seq` counts the messages of one conversation from 1 without a gap; it is the order on every screen. An unsent
 * message keeps its row with `deletedAt` set and its text and files empty. A note is for administrators only.
 */
export const MessageRow = z.object({
  id: MessageId,
  rev: Revision,
  conversationId: ConversationId,
  locationId: LocationId,
  seq: z.number().int().positive(),
  authorUserId: UserId,
  side: MessageSide,
  kind: z.enum(['text', 'note', 'booking']),
  text: MessageText,
  files: z.array(FileRef).max(MESSAGE_FILES_MAX),
  /** Administrators named in the text as `@name`. */
  mentionUserIds: z.array(UserId).max(MENTIONS_MAX),
  reactions: z.array(Reaction).max(REACTIONS_MAX),
  replyToId: MessageId.nullable(),
  bookingId: BookingId.nullable(),
  sentAt: Milliseconds,
  editedAt: Milliseconds.nullable(),
  deletedAt: Milliseconds.nullable(),
})
export type MessageRow = z.infer<typeof MessageRow>

/**
 * What one user keeps about one conversation. `seq` (read) and `deliveredSeq` (on one of the user's devices) never fall
 * (I11); "mark unread" is the flag. A chat is archived as long as it has no message after `archivedSeq`.
 */
export const ReadMarkRow = z.object({
  /** `<conversationId>:<userId>` */
  id: z.string().max(80),
  rev: Revision,
  conversationId: ConversationId,
  userId: UserId,
  seq: z.number().int().nonnegative(),
  deliveredSeq: z.number().int().nonnegative(),
  flaggedUnread: z.boolean(),
  pinned: z.boolean(),
  /** No sound, no OS notification and no count in the badge until then. */
  mutedUntil: Milliseconds.nullable(),
  archivedSeq: z.number().int().nonnegative().nullable(),
})
export type ReadMarkRow = z.infer<typeof ReadMarkRow>
