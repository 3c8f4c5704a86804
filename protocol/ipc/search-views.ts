import { z } from 'zod'
import { ConversationId, MessageId } from '../wire/ids.ts'
import { Milliseconds } from '../wire/rows/fields.ts'
import { FileItem } from './file-views.ts'
import { Face, Standing } from './people-views.ts'
import { NotificationView } from './space-views.ts'

/** A run of a text that a search found; `hit` runs are the words looked for. */
const Snippet = z.array(z.object({ text: z.string(), hit: z.boolean() }))
export type Snippet = z.infer<typeof Snippet>

export const MessageHit = z.object({
  messageId: MessageId,
  conversationId: ConversationId,
  seq: z.number().int(),
  face: Face,
  authorName: z.string(),
  isNote: z.boolean(),
  at: Milliseconds,
  snippet: Snippet,
})
export type MessageHit = z.infer<typeof MessageHit>

/** A file whose name or text was found. */
export const FileHit = z.object({ item: FileItem, face: Face, snippet: Snippet, inText: z.boolean() })
export type FileHit = z.infer<typeof FileHit>

export const NotificationHit = z.object({ notification: NotificationView, snippet: Snippet })
export type NotificationHit = z.infer<typeof NotificationHit>

export const PersonHit = z.object({ face: Face, standing: Standing, snippet: Snippet, detail: z.string() })
export type PersonHit = z.infer<typeof PersonHit>

/** One page of the messages that a search found, newest first. */
export const MessagesFound = z.object({
  messages: z.array(MessageHit),
  /** Where older messages go on; null when there are no more. */
  nextBefore: z.number().int().nullable(),
  /** What of the query was not understood, in words ("before:" needs a date); null when all was. */
  problem: z.string().nullable(),
})
export type MessagesFound = z.infer<typeof MessagesFound>

/** What a search found besides messages, each kind the newest or best first. */
export const OthersFound = z.object({
  people: z.array(PersonHit),
  files: z.array(FileHit),
  notifications: z.array(NotificationHit),
})
export type OthersFound = z.infer<typeof OthersFound>
