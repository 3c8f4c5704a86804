import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Store } from '../store.ts'

export const FILE_COLUMNS = `id, name, size_bytes AS sizeBytes, mime, sha256, width, height`

/** The files that a message or post came with, in its order. */
export function filesOf(cache: SqlFile, ownerId: string): FileRef[] {
  return cache.all<FileRef>(`SELECT ${FILE_COLUMNS} FROM files WHERE owner_id = @ownerId ORDER BY position`, {
    ownerId,
  })
}

/** Files that came from the server. */
export function fileVerbs({ cache }: StoreContext): Pick<Store, 'fileRef'> {
  return {
    fileRef: ({ fileId }) =>
      cache.get<FileRef>(`SELECT ${FILE_COLUMNS} FROM files WHERE id = @fileId LIMIT 1`, { fileId }) ?? null,
  }
}
