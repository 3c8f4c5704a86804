import type { ConversationId, FileId, MessageId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { SignatureStatus } from '../../../protocol/wire/rows/signatures.ts'

/** What has become of a file that somebody was asked to sign; `copy`: it is the signed copy of such a file. */
export interface FileSigning {
  of: 'original' | 'copy'
  status: SignatureStatus | 'waiting'
  /** Whose turn it is. */
  waitsFor: string | null
  endedAt: number | null
  copyFailed: boolean
  /** The signed copy, which is a file of the same chat. */
  copyId: FileId | null
}

export interface FileItem {
  file: FileRef
  conversationId: ConversationId
  messageId: MessageId
  seq: number
  authorName: string
  at: number
  here: boolean
  pinned: boolean
  /** Null for a file that nobody was asked to sign; also in what a search finds. */
  signing: FileSigning | null
}
