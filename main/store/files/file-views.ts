import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'

export interface FileItem {
  file: FileRef
  conversationId: ConversationId
  messageId: MessageId
  seq: number
  authorName: string
  at: number
  here: boolean
  pinned: boolean
}
