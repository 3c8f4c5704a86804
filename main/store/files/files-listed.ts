import {
  deskConversationId,
  type ConversationId,
  type FileId,
  type MessageId,
} from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import { StoreError } from '../store-error.ts'
import { signingsOf } from '../signatures/file-signing.ts'
import type { Store } from '../store.ts'
import { touched } from '../touched.ts'
import { fileOfRow, FILE_COLUMNS, filesOf, type FileColumns } from './stored-files.ts'

type Row = FileColumns & {
  conversationId: ConversationId
  messageId: MessageId
  seq: number
  authorName: string | null
  at: number
}

const MEDIA = `(f.mime LIKE 'image/%' OR f.mime LIKE 'video/%' OR f.mime LIKE 'audio/%')`
/** What people write and read; the rest of `application/` is archives, programs and the unknown. */
const DOCUMENTS = `(f.mime LIKE 'text/%' OR f.mime IN ('application/pdf', 'application/rtf', 'application/msword',
    'application/json', 'application/epub+zip')
  OR f.mime LIKE 'application/vnd.ms-%' OR f.mime LIKE 'application/vnd.openxmlformats-officedocument.%'
  OR f.mime LIKE 'application/vnd.oasis.opendocument.%')`
const KINDS = {
  all: 'TRUE',
  media: MEDIA,
  documents: DOCUMENTS,
  other: `NOT (${MEDIA} OR ${DOCUMENTS})`,
} as const

const columns = FILE_COLUMNS.replaceAll(/(^|, )(?=\w)/g, '$1f.')
const FROM = `FROM messages m JOIN files f ON f.owner_id = m.id
  WHERE m.chat = (SELECT key FROM chats WHERE conversation_id = @conversationId) AND m.file_count > 0`

type Verbs = Pick<Store, 'filesList' | 'filesOfMessage' | 'pinFile' | 'keptHashes'>

/** The files that came with messages, as lists, and which of them are kept whatever happens (use case 4). */
export function listedFileVerbs(context: StoreContext): Verbs {
  const { cache, outbox, session } = context
  return {
    filesList: ({ of, kind, offset, limit }) => {
      const conversationId =
        'conversationId' in of ? of.conversationId : deskConversationId(session.here(), of.subject)
      const where = `${FROM} AND ${KINDS[kind]}`
      const rows = cache.all<Row>(
        `SELECT listed.*, author.name AS authorName FROM (
           SELECT ${columns}, m.id AS messageId, m.seq, m.author_user_id AS authorUserId, m.sent_at AS at,
             f.position AS place
           ${where} ORDER BY m.seq DESC, f.position LIMIT @limit OFFSET @offset
         ) listed LEFT JOIN users author ON author.id = listed.authorUserId ORDER BY seq DESC, place`,
        { conversationId, limit, offset },
      )
      const total = cache.get<{ n: number }>(`SELECT count(*) AS n ${where}`, { conversationId })?.n ?? 0
      const pinned = new Set(
        outbox.all<{ id: FileId }>('SELECT file_id AS id FROM pinned_files').map(({ id }) => id),
      )
      const signingOf = signingsOf(context, conversationId)
      const files = rows.map((row) => ({
        file: fileOfRow(row),
        conversationId,
        messageId: row.messageId,
        seq: row.seq,
        authorName: row.authorName ?? 'Unknown person',
        at: row.at,
        pinned: pinned.has(row.id),
        signing: signingOf({ messageId: row.messageId, fileId: row.id }),
      }))
      return { files, total }
    },

    filesOfMessage: ({ messageId }) => filesOf(cache, messageId),

    pinFile: ({ fileId, pinned }) => {
      if (!pinned) {
        outbox.run('DELETE FROM pinned_files WHERE file_id = @fileId', { fileId })
        return touched(['pin'])
      }
      const file = cache.get<Pick<FileRef, 'sha256'>>('SELECT sha256 FROM files WHERE id = @fileId LIMIT 1', {
        fileId,
      })
      if (!file) throw new StoreError('notFound', 'This file is no longer in any message.')
      outbox.run('INSERT OR REPLACE INTO pinned_files (file_id, sha256) VALUES (@fileId, @sha256)', {
        fileId,
        sha256: file.sha256,
      })
      return touched(['pin'])
    },

    keptHashes: () =>
      outbox
        .all<{ sha256: string }>('SELECT sha256 FROM pinned_files UNION SELECT sha256 FROM staged_files')
        .map(({ sha256 }) => sha256),
  }
}
