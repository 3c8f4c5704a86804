import type { FileId } from '../../../protocol/wire/ids.ts'
import type { StoreContext } from '../context.ts'
import { readStaged, stagedById, UPLOAD, type StagedColumns } from './staged-files.ts'
import type { Store } from '../store.ts'
import type { Touched } from '../sync-port.ts'
import { NOTHING_TOUCHED, touched } from '../touched.ts'
import type { Upload } from '../views.ts'

type Verbs = Pick<Store, 'uploads' | 'uploadProgressed' | 'uploadWaits' | 'uploadFinished' | 'uploadFailed'>

/** Files of messages on their way up. A message may be pushed when the server holds all of its files. */
export function uploadVerbs({ outbox, overlay }: StoreContext): Verbs {
  return {
    uploads: () =>
      outbox
        .all<StagedColumns<Upload>>(
          `SELECT ${UPLOAD}, direct_user_id AS directUserId FROM staged_files
         JOIN (SELECT target_id, written, body ->> '$.direct.userId' AS direct_user_id FROM entries WHERE type IN ('message.send', 'location.edit', 'post.put')
           AND state = 'uploading' AND held_until IS NULL)
           ON target_id = message_id
         WHERE state IN ('waiting', 'uploading') ORDER BY written, position`,
        )
        .map(readStaged<Upload>),

    uploadProgressed: ({ fileId, sentBytes, tusUrl }) => {
      // The last word of a try that was just paused keeps it paused. An offset never goes back (I14); one that the server has lost is asked of the server, not of this table.
      outbox.run(
        `UPDATE staged_files SET sent_bytes = @sentBytes, tus_url = @tusUrl, error = NULL,
           state = CASE state WHEN 'paused' THEN 'paused' ELSE 'uploading' END
         WHERE id = @fileId AND message_id IS NOT NULL AND state IN ('waiting', 'uploading', 'paused')`,
        { fileId, sentBytes, tusUrl },
      )
      return stagedById(outbox, fileId)
    },

    uploadWaits: ({ fileId }) => {
      outbox.run(`UPDATE staged_files SET state = 'waiting' WHERE id = @fileId AND state = 'uploading'`, {
        fileId,
      })
      return stagedById(outbox, fileId)
    },

    uploadFinished: ({ fileId }) => {
      overlay.outdate()
      return outbox.transaction(() => {
        outbox.run(
          `UPDATE staged_files SET state = 'uploaded', sent_bytes = size_bytes, error = NULL
           WHERE id = @fileId AND message_id IS NOT NULL`,
          { fileId },
        )
        outbox.run(
          `UPDATE entries SET state = 'queued' WHERE state = 'uploading'
           AND target_id = (SELECT message_id FROM staged_files WHERE id = @fileId)
           AND NOT EXISTS (SELECT 1 FROM staged_files WHERE message_id = entries.target_id AND state <> 'uploaded')`,
          { fileId },
        )
        return touchedBy(fileId)
      })
    },

    uploadFailed: ({ fileId, error }) => {
      overlay.outdate()
      return outbox.transaction(() => {
        outbox.run(`UPDATE staged_files SET state = 'failed', error = @message WHERE id = @fileId`, {
          fileId,
          message: error.message,
        })
        outbox.run(
          `UPDATE entries SET state = 'parked', error_code = @code, error_retry = @retry, error_message = @message
           WHERE state = 'uploading' AND target_id = (SELECT message_id FROM staged_files WHERE id = @fileId)`,
          { fileId, ...error },
        )
        return touchedBy(fileId)
      })
    },
  }

  function touchedBy(fileId: FileId): Touched {
    const file = stagedById(outbox, fileId)
    if (!file) return NOTHING_TOUCHED
    return touched(['outbox', 'staged', 'message', 'post'], [file.conversationId])
  }
}
