import type { FileId } from '../../protocol/wire/ids.ts'
import { call } from '../app/bridge.ts'

/** Stops the upload of a file for now; what the server has of it stays. */
export async function pauseUpload(fileId: FileId): Promise<void> {
  await call('files.pause', { fileId })
}

/** Goes on with a paused file, or tries a refused one again. */
export async function resumeUpload(fileId: FileId): Promise<void> {
  await call('files.resume', { fileId })
}

/** Takes a file out of a message that is still going up. */
export async function cancelUpload(fileId: FileId): Promise<void> {
  await call('files.cancel', { fileId })
}
