import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { StoreContext } from '../context.ts'
import type { SqlFile } from '../database/sql-file.ts'
import type { Store } from '../store.ts'

export const FILE_COLUMNS = `id, name, size_bytes AS sizeBytes, mime, sha256, width, height, caption`

/** What those columns give; `fileOfRow` makes a FileRef of it. */
export type FileColumns = Omit<FileRef, 'caption'> & { caption: string | null }

/** Takes the columns of a file out of a row that may have more. */
export function fileOfRow(row: FileColumns): FileRef {
  const { id, name, sizeBytes, mime, sha256, width, height, caption } = row
  return { id, name, sizeBytes, mime, sha256, width, height, ...(caption ? { caption } : {}) }
}

/** The files that a message or post came with, in its order. */
export function filesOf(cache: SqlFile, ownerId: string): FileRef[] {
  return cache
    .all<FileColumns>(`SELECT ${FILE_COLUMNS} FROM files WHERE owner_id = @ownerId ORDER BY position`, {
      ownerId,
    })
    .map(fileOfRow)
}

/** Files that came from the server. */
export function fileVerbs({ cache }: StoreContext): Pick<Store, 'fileRef'> {
  return {
    fileRef: ({ fileId }) => {
      const row = cache.get<FileColumns>(`SELECT ${FILE_COLUMNS} FROM files WHERE id = @fileId LIMIT 1`, {
        fileId,
      })
      return row ? fileOfRow(row) : null
    },
  }
}
