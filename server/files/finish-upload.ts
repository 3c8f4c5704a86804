import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { ServerContext } from '../context.ts'
import { Refusal } from '../sync/refusal.ts'
import { addFile, findFile, type UploadRecord } from './file-rows.ts'
import { mediaTypeOf } from './media-type.ts'
import { pictureSize } from './picture-size.ts'

/** Where the bytes of an upload lie. */
export function uploadPath(filesFolder: string, uploadId: string): string {
  return path.join(filesFolder, uploadId)
}

/**
 * The last byte is in: checks the bytes against the sender's hash, brings them to the disk, and stores the file. May be
 * repeated. Throws a Refusal when the hash differs (I14); the bytes are then worthless.
 */
export async function finishUpload(context: ServerContext, upload: UploadRecord): Promise<void> {
  const { database, filesFolder, now } = context
  if ((await findFile(database, upload.fileId))?.uploadId === upload.id) return
  const file = uploadPath(filesFolder, upload.id)
  if ((await hashOfFile(file)) !== upload.sha256) {
    throw new Refusal('fileCorrupt', 'The file changed on its way here: it has to be sent again.', 'backoff')
  }
  const size = await pictureSize(file)
  const ref = {
    id: upload.fileId,
    name: upload.name,
    sizeBytes: (await stat(file)).size,
    mime: await mediaTypeOf(file, upload.mime),
    sha256: upload.sha256,
    width: size?.width ?? null,
    height: size?.height ?? null,
  }
  const { id: uploadId, userId: ownerUserId, conversationId } = upload
  const stored = { ref, uploadId, ownerUserId, conversationId, messageId: null }
  const isTheirs = await database.transaction((queries) => addFile(queries, stored, now()))
  if (!isTheirs) throw new Refusal('opConflict', 'Another file was sent under this name before.')
}

/** SHA-256 in hexadecimal, of bytes that are on the disk when it resolves. */
async function hashOfFile(file: string): Promise<string> {
  const handle = await open(file, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
  const hash = createHash('sha256')
  await pipeline(createReadStream(file), hash)
  return hash.digest('hex')
}
