import { z } from 'zod'
import { FileLimits } from '../wire/requests.ts'
import { ConversationId, FileId, MessageId, Subject } from '../wire/ids.ts'
import * as view from './views.ts'

const nothing = z.object({})
const done = z.object({})
/** What was staged, what was left out and why, and folders that are to be asked about. */
const staged = z.object({
  files: z.array(view.StagedFile),
  refused: z.array(view.RefusedFile),
  folders: z.array(view.AskedFolder),
})

/** The section `files` of the table: files on their way out, files that came, and what is kept. */
export const FILE_COMMANDS = {
  'files.staged': {
    input: z.object({ conversationId: ConversationId }),
    output: z.object({ files: z.array(view.StagedFile) }),
  },
  /** Opens the system's dialog and stages what was chosen. */
  'files.choose': {
    input: z.object({ conversationId: ConversationId }),
    output: staged,
  },
  'files.unstage': { input: z.object({ fileId: FileId }), output: done },
  'files.caption': { input: z.object({ fileId: FileId, caption: z.string().max(300) }), output: done },
  /** The files of the tray in their new order. */
  'files.order': {
    input: z.object({ conversationId: ConversationId, fileIds: z.array(FileId).max(50) }),
    output: done,
  },
  /** What is to become of a dropped folder; `none` forgets it. */
  'files.stageFolder': {
    input: z.object({ folderId: z.string().max(100), as: z.enum(['files', 'zip', 'none']) }),
    output: staged,
  },
  /** Copies files of messages into the tray of another conversation. */
  'files.forward': {
    input: z.object({ fileIds: z.array(FileId).min(1).max(50), conversationId: ConversationId }),
    output: staged,
  },
  /** What the server takes; the last that was told while offline, null before the first connection. */
  'files.limits': { input: nothing, output: z.object({ limits: FileLimits.nullable() }) },
  /** Names of other customers that stand in the names of staged files: asked about once more before Send. */
  'files.strangers': {
    input: z.object({ conversationId: ConversationId, fileIds: z.array(FileId).max(50) }),
    output: z.object({ found: z.array(z.object({ fileName: z.string(), person: z.string() })) }),
  },
  'files.pause': { input: z.object({ fileId: FileId }), output: done },
  'files.resume': { input: z.object({ fileId: FileId }), output: done },
  /** Takes one file out of a message that is going up; the message goes without it, or leaves when nothing is left. */
  'files.cancel': { input: z.object({ fileId: FileId }), output: done },
  /** Newest first; of one conversation, or of one customer. */
  'files.list': {
    input: z.object({
      of: z.union([z.object({ conversationId: ConversationId }), z.object({ subject: Subject })]),
      kind: z.enum(['all', 'media', 'documents', 'other']),
      offset: z.number().int().nonnegative(),
      limit: z.number().int().min(1).max(200),
    }),
    output: z.object({ files: z.array(view.FileItem), total: z.number().int() }),
  },
  /**
   * Opens the system's save dialog; false when it was cancelled. A dangerous type is refused unless the user was warned
   * (dangerous-types.ts).
   */
  'files.save': {
    input: z.object({ fileId: FileId, warned: z.boolean() }),
    output: z.object({ saved: z.boolean() }),
  },
  /** Every file of a message into one folder that the user chooses; names that are taken get a number. */
  'files.saveAll': {
    input: z.object({ messageId: MessageId, warned: z.boolean() }),
    output: z.object({ saved: z.number().int() }),
  },
  /** Shows in the file manager what `files.save` or `files.saveAll` wrote last for this file. */
  'files.showSaved': { input: z.object({ fileId: FileId }), output: done },
  /** Begins dragging a file out of the window, from the copy on this computer. To be asked from `dragstart`. */
  'files.drag': { input: z.object({ fileId: FileId }), output: done },
  'files.pin': { input: z.object({ fileId: FileId, pinned: z.boolean() }), output: done },
  /** Whether its bytes are here, and why it is not shown in place. Reads at most the file's first bytes, fetches nothing. */
  'files.look': { input: z.object({ fileId: FileId }), output: view.FileLook },
  /** Has the bytes on this computer when it answers; `download.progressed` tells how far it is meanwhile. */
  'files.fetch': { input: z.object({ fileId: FileId }), output: done },
  /** The beginning of a text file as plain text; fetched first when need be. */
  'files.text': {
    input: z.object({ fileId: FileId, charactersMax: z.number().int().min(1).max(2_000_000) }),
    output: z.object({ text: z.string(), isWhole: z.boolean() }),
  },
  'files.cacheFacts': { input: nothing, output: view.CacheFacts },
  /** Removes what can be fetched again and is not pinned. */
  'files.clearCache': { input: nothing, output: view.CacheFacts },
  /** The bytes of a PDF that came with a message, up to READ_BYTES_MAX: the window itself has no network to get them. */
  'files.read': {
    input: z.object({ fileId: FileId }),
    output: z.object({ bytes: z.instanceof(Uint8Array) }),
  },
} as const
