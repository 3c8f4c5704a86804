import type { ConversationId, FileId, MessageId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { FileSigning } from '../views.ts'
import { signaturesOf } from './signatures-shown.ts'

interface Listed {
  messageId: MessageId
  fileId: FileId
}

/**
 * What has become of the files of a chat that somebody was asked to sign, and which of them are signed copies (use case 4).
 * In: the chat; out: a look-up by file, null for a file that has nothing to do with it.
 */
export function signingsOf(
  context: StoreContext,
  conversationId: ConversationId,
): (of: Listed) => FileSigning | null {
  const { cache, overlay } = context
  overlay.refresh()
  const stored = cache.all<{ messageId: MessageId; copyId: FileId | null; endedAt: number | null }>(
    `SELECT message_id AS messageId, json_extract(signed, '$.file.id') AS copyId, ended_at AS endedAt
     FROM signatures WHERE conversation_id = @conversationId`,
    { conversationId },
  )
  const waiting = cache.all<{ messageId: MessageId }>(
    'SELECT message_id AS messageId FROM temp.waiting_signatures',
  )
  const asked = new Set([...stored, ...waiting].map(({ messageId }) => messageId))
  const copies = new Map(stored.map(({ copyId, endedAt }) => [copyId, endedAt]))

  return ({ messageId, fileId }) => {
    if (copies.has(fileId)) {
      const at = copies.get(fileId) ?? null
      return { of: 'copy', status: 'signed', waitsFor: null, endedAt: at, copyFailed: false, copyId: null }
    }
    if (!asked.has(messageId)) return null
    const views = signaturesOf(context, messageId).filter((view) => view.fileId === fileId)
    // What came to nothing counts only when nothing else was asked.
    const view = views.findLast(({ status }) => !OVER.has(status)) ?? views.at(-1)
    if (view === undefined) return null
    const next = view.signers.find(({ status }) => status !== 'signed')
    return {
      of: 'original',
      status: view.status,
      waitsFor: OVER.has(view.status) ? null : (next?.name ?? null),
      endedAt: view.endedAt,
      copyFailed: view.copyFailed,
      copyId: view.signed?.id ?? null,
    }
  }
}

const OVER: ReadonlySet<string> = new Set(['declined', 'expired', 'withdrawn'])
