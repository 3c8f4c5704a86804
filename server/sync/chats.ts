import type { ConversationId, FileId, MessageId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { ConversationRow, MessageRow, ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'

/** A file whose last byte has arrived and whose hash was right. */
export interface UploadedFile {
  ref: FileRef
  ownerUserId: UserId
  conversationId: ConversationId
  /** The message or post that it was sent with, null while it is in none (I14: attached once). */
  messageId: MessageId | PostId | null
}

/** Conversations, their messages and files, within a transaction. The `put` verbs insert or replace the whole row by its id. */
export interface Chats {
  conversation(id: ConversationId): Promise<ConversationRow | null>
  putConversation(row: ConversationRow): Promise<void>
  /** 0 for a conversation without messages. */
  lastMessageSeq(id: ConversationId): Promise<number>
  message(id: MessageId): Promise<MessageRow | null>
  putMessage(row: MessageRow): Promise<void>
  /** Messages with `seq < before`, newest first, at most `limit`. */
  messagesBefore(id: ConversationId, before: number, limit: number): Promise<MessageRow[]>
  readMark(conversation: ConversationId, userId: UserId): Promise<ReadMarkRow | null>
  putReadMark(row: ReadMarkRow): Promise<void>

  /** Only those that exist; in any order. */
  uploadedFiles(ids: FileId[]): Promise<UploadedFile[]>
  attachFiles(ids: FileId[], message: MessageId | PostId): Promise<void>
}
