import type { ConversationId, FileId, MessageId, Subject } from '../../../protocol/wire/ids.ts'
import type { FileLimits } from '../../../protocol/wire/requests.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { Touched } from '../sync-port.ts'
import type * as view from '../views.ts'

/** Files on their way out, files that came, and which of them are kept (use case 4). */
export interface FileVerbs {
  caption(input: { fileId: FileId; caption: string }): Touched
  /** The files of the tray in their new order; one that is not named keeps its place behind them. */
  orderStaged(input: { conversationId: ConversationId; fileIds: FileId[] }): Touched
  pauseUpload(input: { fileId: FileId }): Touched
  resumeUpload(input: { fileId: FileId }): Touched
  /**
   * Takes one file out of a message that is still going up. The message gets a new op id, as its content is new (I4);
   * with nothing left in it, it leaves the outbox.
   */
  cancelUpload(input: { fileId: FileId }): Touched
  /** Names of other customers of this location that stand in file names, whole words only. */
  strangers(input: { conversationId: ConversationId; fileIds: FileId[] }): {
    found: { fileName: string; person: string }[]
  }

  filesList(input: {
    of: { conversationId: ConversationId } | { subject: Subject }
    kind: 'all' | 'media' | 'documents' | 'other'
    offset: number
    limit: number
  }): { files: Omit<view.FileItem, 'here'>[]; total: number }
  filesOfMessage(input: { messageId: MessageId }): FileRef[]
  pinFile(input: { fileId: FileId; pinned: boolean }): Touched
  /** Hashes of the files that stay however full the cache is: they are pinned, or wait to be sent. */
  keptHashes(): string[]

  /**
   * Contents that no row here names any more and nobody is about to send: their bytes must not stay on the disk, whether
   * kept or not (I15). They are named again until `filesRemoved` says that they are gone.
   */
  filesLeft(): string[]
  filesRemoved(input: { hashes: string[] }): Touched

  /** As the server told them last, so that they hold offline, too. */
  fileLimits(): FileLimits | null
  saveFileLimits(input: FileLimits): Touched
}
