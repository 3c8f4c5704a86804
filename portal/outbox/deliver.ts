import type { PortalMessage, UploadMetadata } from '../../protocol/wire/http.ts'
import type { FileId, OpId } from '../../protocol/wire/ids.ts'
import { ApiError } from '../api-error.ts'
import type { sendMessage } from '../api.ts'
import type { OutboxEntry, OutboxFile, Waiting } from './entry.ts'
import type { FileBox } from './file-box.ts'
import type { fileHash } from './file-hash.ts'
import type { uploadFile } from './upload.ts'

/** What the delivery of files needs of the world. */
export interface FilesWorld {
  files: FileBox
  hash: typeof fileHash
  upload: typeof uploadFile
}

/** The same with messages. */
export interface DeliveryWorld extends FilesWorld {
  send: typeof sendMessage
}

/** Remembers how far a delivery came, so that the next try goes on from there. */
export interface Keeper {
  saveFile(opId: OpId, id: FileId, change: Partial<OutboxFile>): void
  progress(id: FileId, share: number): void
}

/** Brings one message to the server: first its files, then itself. Throws ApiError or NetworkError. */
export async function deliver(
  entry: OutboxEntry,
  world: DeliveryWorld,
  keeper: Keeper,
): Promise<PortalMessage> {
  const { conversationId, directUserId } = entry
  const place = { conversationId, ...(directUserId === null ? {} : { directUserId }) }
  await deliverFiles(entry, place, world, keeper)
  return world.send(entry.conversationId, {
    opId: entry.opId,
    messageId: entry.messageId,
    text: entry.text,
    fileIds: entry.files.map((file) => file.id),
    replyToId: entry.replyTo?.id ?? null,
    directUserId: entry.directUserId,
  })
}

/** Brings the files of an entry to the place where they belong, each once. Throws ApiError or NetworkError. */
export async function deliverFiles(
  { opId, files }: Waiting,
  place: Pick<UploadMetadata, 'conversationId' | 'directUserId'>,
  world: FilesWorld,
  keeper: Keeper,
): Promise<void> {
  for (const file of files) if (!file.uploaded) await deliverFile(opId, file, place, world, keeper)
}

async function deliverFile(
  opId: OpId,
  file: OutboxFile,
  place: Pick<UploadMetadata, 'conversationId' | 'directUserId'>,
  world: FilesWorld,
  keeper: Keeper,
): Promise<void> {
  const bytes = await world.files.get(file.id)
  if (!bytes) {
    const message = `“${file.name}” is no longer on this device. Remove this and attach the file again.`
    throw new ApiError('fileMissing', 'never', message)
  }
  const sha256 = file.sha256 ?? (await world.hash(bytes))
  keeper.saveFile(opId, file.id, { sha256 })
  const { name, mime } = file
  const metadata: UploadMetadata = { fileId: file.id, ...place, name, mime, sha256 }
  await world.upload(bytes, metadata, file.uploadUrl, {
    progress: (share) => keeper.progress(file.id, share),
    started: (uploadUrl) => keeper.saveFile(opId, file.id, { uploadUrl }),
  })
  keeper.saveFile(opId, file.id, { uploaded: true })
}
