import type { CommandOutput } from '../../protocol/ipc/commands.ts'
import type { NoticePayload } from '../../protocol/ipc/notices.ts'
import type { ConversationId } from '../../protocol/wire/ids.ts'
import { call, listen } from '../app/bridge.ts'

export type Work = NoticePayload<'work.progressed'>

/** Writes a whole conversation to a file that the user names; `saved` is false when that was cancelled. */
export async function exportChat(
  conversationId: ConversationId,
  format: 'pdf' | 'json',
  withNotes: boolean,
): Promise<CommandOutput<'chats.export'>> {
  return call('chats.export', { conversationId, format, withNotes })
}

/** Prints a whole conversation; false when the system's dialog was cancelled. */
export async function printChat(conversationId: ConversationId, withNotes: boolean): Promise<boolean> {
  return (await call('chats.print', { conversationId, withNotes })).printed
}

/** Ends the export that is under way; nothing of it stays behind. */
export async function stopExport(): Promise<void> {
  await call('chats.stopExport', {})
}

/** Tells how far a long export has come; the returned function stops it. */
export function watchWork(tell: (work: Work) => void): () => void {
  return listen('work.progressed', tell)
}
