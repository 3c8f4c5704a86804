import type { FileId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import type { Store } from '../store.ts'
import { StoreError } from '../store-error.ts'
import type { Touched } from '../sync-port.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import { allEntries, entriesFor, isOpen, removeEntry, type StoredEntry } from './entries.ts'
import { rewriteEntry } from './rewrite-entry.ts'
import { captionsOf, stagedById, stagedOfMessage } from './staged-files.ts'

type Verbs = Pick<Store, 'pauseUpload' | 'resumeUpload' | 'cancelUpload'>

/** What a person decides about a file that is going up. */
export function uploadChoiceVerbs(context: StoreContext): Verbs {
  const { outbox, overlay } = context

  return {
    pauseUpload: ({ fileId }) => become(fileId, 'paused', ['waiting', 'uploading']),

    resumeUpload: ({ fileId }) => {
      const entry = stagedById(outbox, fileId)?.state === 'failed' ? entryOfFile(fileId) : null
      if (entry?.state !== 'parked') return become(fileId, 'waiting', ['paused'])
      overlay.outdate()
      return rewriteEntry(context, entry, null)
    },

    cancelUpload: ({ fileId }) => {
      const file = stagedById(outbox, fileId)
      const entry = file && entryOfFile(fileId)
      if (!file || !entry) return NOTHING_TOUCHED
      if (!isOpen(entry) || entry.body.type !== 'message.send') {
        throw new StoreError(
          'busy',
          `“${file.name}” is up, and its message is on its way. Unsend the message in its chat.`,
        )
      }
      overlay.outdate()
      outbox.transaction(() => {
        outbox.run('DELETE FROM staged_files WHERE id = @fileId', { fileId })
        leaveOut(entry, fileId)
      })
      return touched(['outbox', 'staged', 'message', 'conversation'], [file.conversationId])
    },
  }

  /** Only a state out of `from` changes: a file that has meanwhile arrived or gone stays as it is. */
  function become(fileId: FileId, state: 'paused' | 'waiting', from: readonly string[]): Touched {
    const file = stagedById(outbox, fileId)
    if (!file || !from.includes(file.state)) return NOTHING_TOUCHED
    overlay.outdate()
    outbox.run(`UPDATE staged_files SET state = @state WHERE id = @fileId AND message_id IS NOT NULL`, {
      fileId,
      state,
    })
    return touched(['staged', 'outbox', 'message'], [file.conversationId])
  }

  function entryOfFile(fileId: FileId): StoredEntry | null {
    const messageId = outbox.get<{ id: string | null }>(
      'SELECT message_id AS id FROM staged_files WHERE id = @fileId',
      { fileId },
    )?.id
    if (!messageId) return null
    return entriesFor(outbox, messageId).find((entry) => entry.body.type === 'message.send') ?? null
  }

  /** Writes the message again without the file: its content is new, so its op id is (I4). */
  function leaveOut(entry: StoredEntry, fileId: FileId): void {
    if (entry.body.type !== 'message.send') return
    for (const { opId, body } of allEntries(outbox)) {
      if (body.type === 'signature.request' && body.fileId === fileId) removeEntry(outbox, opId)
    }
    const fileIds = stagedOfMessage(outbox, entry.body.messageId)
      .map((staged) => staged.id)
      .filter((id) => id !== fileId)
    if (fileIds.length === 0 && entry.body.text.trim() === '') {
      for (const waiting of entriesFor(outbox, entry.targetId)) removeEntry(outbox, waiting.opId)
      return
    }
    const { captions: _before, ...body } = entry.body
    const captions = captionsOf(outbox, fileIds)
    const content = { ...body, fileIds, ...(captions ? { captions } : {}) }
    const paused = stagedOfMessage(outbox, entry.body.messageId).filter(({ state }) => state === 'paused')
    rewriteEntry(context, { ...entry, body: content }, null)
    for (const { id } of paused) become(id, 'paused', ['waiting'])
  }
}
