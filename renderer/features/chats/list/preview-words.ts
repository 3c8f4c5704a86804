import type { ChatRow } from '../../../../protocol/ipc/views.ts'

export interface Preview {
  /** What stands before the text: "Draft", "You", "Note". */
  lead: string | null
  tone: 'plain' | 'draft' | 'note'
  text: string
}

/** The second line of a chat's row: the draft first, since it waits for somebody. */
export function previewOf({ draft, last }: Pick<ChatRow, 'draft' | 'last'>): Preview {
  if (draft) return { lead: 'Draft', tone: 'draft', text: oneLine(draft) }
  if (!last) return { lead: null, tone: 'plain', text: 'No messages yet' }
  const files = last.fileCount === 0 ? '' : last.fileCount === 1 ? '1 file' : `${last.fileCount} files`
  const text = oneLine(last.text) || files || 'Message unsent'
  if (last.isNote) return { lead: 'Note', tone: 'note', text }
  return { lead: last.byMe ? 'You' : last.byDesk ? 'Desk' : null, tone: 'plain', text }
}

function oneLine(text: string): string {
  return text.slice(0, 300).replace(/\s+/gu, ' ').trim()
}
