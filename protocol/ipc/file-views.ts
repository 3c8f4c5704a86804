import { z } from 'zod'
import { ConversationId, FileId, MessageId } from '../wire/ids.ts'
import { SignatureDraft } from './signature-views.ts'
import { FileRef, Milliseconds } from '../wire/rows/fields.ts'
import { SignatureStatus } from '../wire/rows/signatures.ts'

/** A file waiting in the composer or on its way up. Its bytes are at `app://foyer/staged/<id>`. */
export const StagedFile = z.object({
  id: FileId,
  conversationId: ConversationId,
  name: z.string(),
  sizeBytes: z.number().int(),
  mime: z.string(),
  caption: z.string(),
  /** `paused` by the user; `waiting` for its turn or for the network. */
  state: z.enum(['staged', 'uploading', 'paused', 'waiting', 'uploaded', 'failed']),
  sentBytes: z.number().int(),
  /** Over the last seconds; null unless `uploading`, and until it is known. */
  bytesPerSecond: z.number().nullable(),
  error: z.string().nullable(),
  /** What is asked of it when it is sent. */
  signature: SignatureDraft.nullable(),
})
export type StagedFile = z.infer<typeof StagedFile>

/** How far the copies have come that a tray still waits for. `files.unstage` with such an id stops the copy. */
export const StagingProgress = z.object({
  conversationId: ConversationId,
  files: z.array(
    z.object({
      id: FileId,
      name: z.string(),
      sizeBytes: z.number().int(),
      copiedBytes: z.number().int(),
    }),
  ),
})
export type StagingProgress = z.infer<typeof StagingProgress>

/** A file that was left out, and why: name "notes.txt", reason "is empty." */
export const RefusedFile = z.object({ name: z.string(), reason: z.string() })
export type RefusedFile = z.infer<typeof RefusedFile>

/** A folder that was dropped: nothing of it is staged until the user has said how. */
export const AskedFolder = z.object({
  id: z.string(),
  name: z.string(),
  fileCount: z.number().int(),
  sizeBytes: z.number().int(),
})
export type AskedFolder = z.infer<typeof AskedFolder>

/** What has become of a file that somebody was asked to sign; `copy`: it is the signed copy of such a file. */
export const FileSigning = z.object({
  of: z.enum(['original', 'copy']),
  /** `waiting`: in the outbox, nobody has been asked yet. */
  status: z.union([SignatureStatus, z.literal('waiting')]),
  /** Whose turn it is. */
  waitsFor: z.string().nullable(),
  endedAt: Milliseconds.nullable(),
  copyFailed: z.boolean(),
  /** The signed copy, which is a file of the same chat. */
  copyId: FileId.nullable(),
})
export type FileSigning = z.infer<typeof FileSigning>

/** A file of a conversation or customer, with the message that brought it. */
export const FileItem = z.object({
  file: FileRef,
  conversationId: ConversationId,
  messageId: MessageId,
  seq: z.number().int(),
  authorName: z.string(),
  at: Milliseconds,
  /** Its bytes are on this computer. */
  here: z.boolean(),
  /** Kept however full the cache gets. */
  pinned: z.boolean(),
  /** Null for a file that nobody was asked to sign; also in what a search finds. */
  signing: FileSigning.nullable(),
})
export type FileItem = z.infer<typeof FileItem>

/** How a file stands on this computer. */
export const FileLook = z.object({
  here: z.boolean(),
  /** The rest of the sentence that begins with its name: "is no video, whatever its name says." Null: it can be shown. */
  problem: z.string().nullable(),
})
export type FileLook = z.infer<typeof FileLook>

export const CacheFacts = z.object({
  files: z.number().int(),
  bytes: z.number().int(),
  pinnedBytes: z.number().int(),
  limitBytes: z.number().int(),
})
export type CacheFacts = z.infer<typeof CacheFacts>
