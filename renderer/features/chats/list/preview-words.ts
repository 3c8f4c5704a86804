import type { ChatRow } from '../../../../protocol/ipc/views.ts'
import { shownKind, shownName, type FileKind } from '../../files/index.ts'

export interface Preview {
  /** What stands before the text: "Draft", "You", "Note". */
  lead: string | null
  tone: 'plain' | 'draft' | 'note'
  text: string
}

/** Names of pictures and recordings are seldom given by people. */
const KIND_WORDS: Partial<Record<FileKind, string>> = { image: 'Photo', video: 'Video', audio: 'Sound' }

/** The second line of a chat's row: the draft first, since it waits for somebody. */
export function previewOf({ draft, last }: Pick<ChatRow, 'draft' | 'last'>): Preview {
  if (draft) return { lead: 'Draft', tone: 'draft', text: oneLine(draft) }
  if (!last) return { lead: null, tone: 'plain', text: 'No messages yet' }
  const text = oneLine(last.text) || filesWords(last) || 'Message unsent'
  if (last.isNote) return { lead: 'Note', tone: 'note', text }
  return { lead: last.byMe ? 'You' : last.byDesk ? 'Desk' : null, tone: 'plain', text }
}

/** "Photo", "contract-2027.pdf and 2 more": what came without a word. */
function filesWords({ file, fileCount }: NonNullable<ChatRow['last']>): string {
  if (fileCount === 0) return ''
  if (!file) return fileCount === 1 ? '1 file' : `${fileCount} files`
  const first = KIND_WORDS[shownKind(file)] ?? oneLine(shownName(file.name))
  return fileCount === 1 ? first : `${first} and ${fileCount - 1} more`
}

function oneLine(text: string): string {
  return text.slice(0, 300).replace(/\s+/gu, ' ').trim()
}
