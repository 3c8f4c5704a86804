import type { ServerContext } from '../context.ts'
import { abandonedUploads, forgetUpload } from './file-rows.ts'
import { uploadPath } from './finish-upload.ts'
import { rm } from 'node:fs/promises'

/** An upload that no message carries after this is given up: its device has had a month to send it. */
const ABANDONED_AFTER_MS = 30 * 24 * 3_600_000

/** Removes uploads that nobody will finish or send, with their bytes (I19). */
export async function removeAbandoned(context: ServerContext): Promise<void> {
  const { database, filesFolder, now } = context
  for (const { id } of await abandonedUploads(database, now() - ABANDONED_AFTER_MS)) {
    if (!(await database.transaction((queries) => forgetUpload(queries, id)))) continue
    const bytes = uploadPath(filesFolder, id)
    await rm(bytes, { force: true })
    // What tus noted about the upload.
    await rm(`${bytes}.json`, { force: true })
  }
}
