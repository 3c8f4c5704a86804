import type { CommandInput } from '../../protocol/ipc/commands.ts'
import type { FileItem, FileLook } from '../../protocol/ipc/views.ts'
import type { ConversationId, FileId, MessageId, Subject } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'
import { createRowWindow } from './row-window.ts'

export type FileListKind = CommandInput<'files.list'>['kind']
export type FilesOf = CommandInput<'files.list'>['of']

interface FilesQuery {
  of: FilesOf | null
  kind: FileListKind
}

function createFileList() {
  return createRowWindow<FileItem, FilesQuery>({
    topics: ['message', 'pin', 'signature'],
    firstQuery: { of: null, kind: 'all' },
    async read({ of, kind }, offset, limit) {
      if (!of) return { rows: [], total: 0, extra: null }
      const { files, total } = await call('files.list', { of, kind, offset, limit })
      return { rows: files, total, extra: null }
    },
  })
}

/** The files of the conversation whose Files tab is open. */
export const useConversationFiles = createFileList()
/** The files of the customer whose profile shows them all: both lists can be on screen at once. */
export const useCustomerFiles = createFileList()

/** The newest files of a customer, and how many there are. */
export function newestFiles(subject: Subject, limit: number): Promise<{ files: FileItem[]; total: number }> {
  return call('files.list', { of: { subject }, kind: 'all', offset: 0, limit })
}

/** Whether a file is here, and why it is not shown. */
export function lookAtFile(fileId: FileId): Promise<FileLook> {
  return call('files.look', { fileId })
}

/** Has a file on this computer when it answers. Throws CommandError, with the way out, when it can't be had. */
export async function fetchFile(fileId: FileId): Promise<void> {
  await call('files.fetch', { fileId })
}

/** The bytes of a PDF that came with a message. Throws CommandError, with the way out, when they can't be had. */
export async function readFile(fileId: FileId): Promise<Uint8Array> {
  return (await call('files.read', { fileId })).bytes
}

/** The beginning of a text file. Throws CommandError when it can't be had or is no text. */
export function readText(fileId: FileId, charactersMax: number): Promise<{ text: string; isWhole: boolean }> {
  return call('files.text', { fileId, charactersMax })
}

/** Keeps a file however full this computer gets, or no longer. */
export async function pinFile(fileId: FileId, pinned: boolean): Promise<void> {
  await call('files.pin', { fileId, pinned })
}

/** Asks where to keep a file and saves it there; false when that was cancelled. `warned`: its danger was told. */
export async function saveFile(fileId: FileId, warned: boolean): Promise<boolean> {
  return (await call('files.save', { fileId, warned })).saved
}

/** Saves every file of a message into a folder that is asked for; answers how many. */
export async function saveFilesOf(messageId: MessageId, warned: boolean): Promise<number> {
  return (await call('files.saveAll', { messageId, warned })).saved
}

/** Shows in the file manager where a file was saved last. */
export async function showSaved(fileId: FileId): Promise<void> {
  await call('files.showSaved', { fileId })
}

/** Begins to drag a file out of the window. Throws CommandError when its bytes aren't here. */
export async function dragFile(fileId: FileId): Promise<void> {
  await call('files.drag', { fileId })
}

/** Copies files into the tray of another conversation; answers what was left out, as sentences. Nothing is sent. */
export async function forwardInto(fileIds: FileId[], conversationId: ConversationId): Promise<string[]> {
  const { refused } = await call('files.forward', { fileIds, conversationId })
  return refused.map(({ name, reason }) => `${name} ${reason}`)
}
