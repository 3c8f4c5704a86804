import type { ConversationId, FileId } from '../../../protocol/wire/ids.ts'
import { useLightbox } from '../../stores/files-lightbox.ts'
import { useThread } from '../../stores/thread.ts'
import { shownKind, type FileKind } from './file-kind.ts'

const SEEN: ReadonlySet<FileKind> = new Set(['image', 'video', 'audio', 'pdf', 'text'])

/** Shows a file large, among all that can be looked at in its conversation: the open one when none is given. */
export function openLightbox(fileId: FileId, conversationId?: ConversationId): void {
  const where = conversationId ?? useThread.getState().conversationId
  if (where) useLightbox.getState().show(fileId, where, ({ file }) => SEEN.has(shownKind(file)))
}
