import type { ConversationId, FileId, MessageId, PostId, UserId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { Queries } from '../database/database.ts'

/** A file whose bytes are here, whole. `uploadId` is its name on the disk. */
export interface StoredFile {
  ref: FileRef
  uploadId: string
  ownerUserId: UserId
  /** Null for a photo. Of a post, the place of its feed. */
  conversationId: ConversationId | null
  /** What carries it: a message or a post. */
  messageId: MessageId | PostId | null
}

/** An upload under way, or done. */
export interface UploadRecord {
  id: string
  fileId: FileId
  conversationId: ConversationId
  userId: UserId
  name: string
  mime: string
  sha256: string
  sizeBytes: number
}

/** A whole file; null when there is none of that id. */
export async function findFile(queries: Queries, id: FileId): Promise<StoredFile | null> {
  const [found] = await queries.query<FileRef & Omit<StoredFile, 'ref'>>(
    `select id, name, size_bytes as "sizeBytes", mime, sha256, width, height, upload_id as "uploadId",
       owner_user_id as "ownerUserId", conversation_id as "conversationId", message_id as "messageId"
     from files where id = $1`,
    [id],
  )
  if (found === undefined) return null
  const { uploadId, ownerUserId, conversationId, messageId, ...ref } = found
  return { ref, uploadId, ownerUserId, conversationId, messageId }
}

/** Stores a file that is whole. The same file sent again by the same user changes nothing. Out: whether it is theirs. */
export async function addFile(queries: Queries, file: StoredFile, at: number): Promise<boolean> {
  const { ref } = file
  await queries.query(
    `insert into files (id, upload_id, conversation_id, owner_user_id, name, size_bytes, mime, sha256, width, height,
       created_at, message_id)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (id) do nothing`,
    [
      ref.id,
      file.uploadId,
      file.conversationId,
      file.ownerUserId,
      ref.name,
      ref.sizeBytes,
      ref.mime,
      ref.sha256,
      ref.width,
      ref.height,
      at,
      file.messageId,
    ],
  )
  const stored = await findFile(queries, ref.id)
  return stored?.ownerUserId === file.ownerUserId && stored.ref.sha256 === ref.sha256
}

const UPLOAD_COLUMNS = `id, file_id as "fileId", conversation_id as "conversationId", user_id as "userId", name, mime,
  sha256, size_bytes as "sizeBytes"`

/** An upload of this user; null when there is none, or it is somebody else's (security row 32). */
export async function findUpload(queries: Queries, id: string, userId: UserId): Promise<UploadRecord | null> {
  const [found] = await queries.query<UploadRecord>(
    `select ${UPLOAD_COLUMNS} from uploads where id = $1 and user_id = $2`,
    [id, userId],
  )
  return found ?? null
}

export async function addUpload(queries: Queries, upload: UploadRecord, at: number): Promise<void> {
  await queries.query(
    `insert into uploads (id, file_id, conversation_id, user_id, name, mime, sha256, size_bytes, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      upload.id,
      upload.fileId,
      upload.conversationId,
      upload.userId,
      upload.name,
      upload.mime,
      upload.sha256,
      upload.sizeBytes,
      at,
    ],
  )
}

export async function removeUpload(queries: Queries, id: string): Promise<void> {
  await queries.query('delete from uploads where id = $1', [id])
}

/** Uploads that were begun before `before` and that no message carries. */
export function abandonedUploads(queries: Queries, before: number): Promise<{ id: string }[]> {
  return queries.query(
    `select u.id from uploads u left join files f on f.upload_id = u.id
     where u.created_at < $1 and f.message_id is null`,
    [before],
  )
}

/** Forgets an abandoned upload, and the file that it became. False when a message has got it in the meantime. */
export async function forgetUpload(queries: Queries, id: string): Promise<boolean> {
  // Deleted before it is looked at: a message that takes the file in between keeps its row, and so its bytes.
  await queries.query('delete from files where upload_id = $1 and message_id is null', [id])
  const kept = await queries.query('select 1 from files where upload_id = $1', [id])
  if (kept.length > 0) return false
  await removeUpload(queries, id)
  return true
}
