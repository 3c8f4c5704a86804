import type { FileId } from '../../../protocol/wire/ids.ts'
import { ShortText } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import type { SqlFile } from '../database/sql-file.ts'
import { StoreError } from '../store-error.ts'
import type { Store } from '../store.ts'
import type { Touched } from '../sync-port.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { SignatureDraft } from '../signatures/signature-verbs.ts'
import type { StagedFile, Upload } from '../views.ts'

const VIEW = `id, conversation_id AS conversationId, name, size_bytes AS sizeBytes, mime, caption, state,
  sent_bytes AS sentBytes, NULL AS bytesPerSecond, error, signature`
export const UPLOAD = `${VIEW}, sha256, tus_url AS tusUrl`

/** A staged file with the columns above; what is asked of it lies there as JSON. */
export function readStaged<File extends StagedFile>(row: StagedColumns<File>): File {
  const signature = row.signature === null ? null : (JSON.parse(row.signature) as SignatureDraft)
  return { ...row, signature } as unknown as File
}

/** As the columns above give a file. */
export type StagedColumns<File extends StagedFile = StagedFile> = Omit<File, 'signature'> & {
  signature: string | null
}

/** The files of a message that waits, in its order. */
export function stagedOfMessage(outbox: SqlFile, messageId: string): StagedFile[] {
  return outbox
    .all<StagedColumns>(`SELECT ${VIEW} FROM staged_files WHERE message_id = @messageId ORDER BY position`, {
      messageId,
    })
    .map(readStaged<StagedFile>)
}

/** A file that is staged or on its way. */
export function stagedById(outbox: SqlFile, fileId: FileId): StagedFile | null {
  const row = outbox.get<StagedColumns>(`SELECT ${VIEW} FROM staged_files WHERE id = @fileId`, { fileId })
  return row === undefined ? null : readStaged<StagedFile>(row)
}

/** What stands below the files of a message, as `message.send` carries it; undefined when nothing does. */
export function captionsOf(outbox: SqlFile, fileIds: readonly FileId[]): Record<FileId, string> | undefined {
  const captions: [FileId, string][] = fileIds.flatMap((fileId) => {
    const caption = stagedById(outbox, fileId)?.caption ?? ''
    return caption === '' ? [] : [[fileId, caption]]
  })
  return captions.length > 0 ? Object.fromEntries(captions) : undefined
}

type Verbs = Pick<
  Store,
  | 'stagedFiles'
  | 'addStagedFile'
  | 'removeStagedFile'
  | 'stagedFile'
  | 'stagedFileIds'
  | 'caption'
  | 'orderStaged'
>

/** Files in the composer: they survive a restart and leave with the message that takes them. */
export function stagedFileVerbs({ outbox }: StoreContext): Verbs {
  return {
    stagedFiles: ({ conversationId }) => ({
      files: outbox
        .all<StagedColumns>(
          `SELECT ${VIEW} FROM staged_files WHERE conversation_id = @conversationId AND message_id IS NULL
           ORDER BY position`,
          { conversationId },
        )
        .map(readStaged<StagedFile>),
    }),

    addStagedFile: (file) => {
      outbox.run(
        `INSERT INTO staged_files (id, conversation_id, position, name, size_bytes, mime, sha256, state, sent_bytes)
         SELECT @id, @conversationId, 1 + coalesce(max(position), 0), @name, @sizeBytes, @mime, @sha256, 'staged', 0
         FROM staged_files WHERE conversation_id = @conversationId AND message_id IS NULL`,
        file,
      )
      return touched(['staged'], [file.conversationId])
    },

    removeStagedFile: ({ fileId }) =>
      inTray(fileId, (name) => {
        if (
          outbox.run('DELETE FROM staged_files WHERE id = @fileId AND message_id IS NULL', { fileId }) === 0
        )
          throw new StoreError('badRequest', `“${name}” is part of a message. Discard that in the outbox.`)
      }),

    stagedFile: ({ fileId }) => {
      const sql = `SELECT ${UPLOAD} FROM staged_files WHERE id = @fileId`
      const row = outbox.get<StagedColumns<Upload>>(sql, { fileId })
      return row === undefined ? null : readStaged<Upload>(row)
    },

    stagedFileIds: () => outbox.all<{ id: FileId }>('SELECT id FROM staged_files').map(({ id }) => id),

    caption: ({ fileId, caption }) =>
      inTray(fileId, (name) => {
        if (!ShortText.safeParse(caption).success)
          throw new StoreError(
            'badRequest',
            `The caption of “${name}” is too long or holds control characters. Up to 300 letters fit.`,
          )
        outbox.run(`UPDATE staged_files SET caption = @caption WHERE id = @fileId AND message_id IS NULL`, {
          fileId,
          caption: caption.trim(),
        })
      }),

    orderStaged: ({ conversationId, fileIds }) =>
      outbox.transaction(() => {
        const rest = outbox
          .all<{ id: FileId }>(
            `SELECT id FROM staged_files WHERE conversation_id = @conversationId AND message_id IS NULL
             ORDER BY position`,
            { conversationId },
          )
          .filter(({ id }) => !fileIds.includes(id))
        for (const [position, id] of [...fileIds, ...rest.map((file) => file.id)].entries()) {
          outbox.run(
            `UPDATE staged_files SET position = @position
             WHERE id = @id AND conversation_id = @conversationId AND message_id IS NULL`,
            { position, id, conversationId },
          )
        }
        return touched(['staged'], [conversationId])
      }),
  }

  /** Changes a file of a tray; one that has gone is left alone. */
  function inTray(fileId: FileId, change: (name: string) => void): Touched {
    const file = stagedById(outbox, fileId)
    if (!file) return NOTHING_TOUCHED
    change(file.name)
    return touched(['staged'], [file.conversationId])
  }
}
