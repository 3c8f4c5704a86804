import type { StoreContext } from '../context.ts'
import { FILE_COLUMNS, fileOfRow, type FileColumns } from '../files/stored-files.ts'
import { touched } from '../touched.ts'
import type { SearchVerbs } from './search-verbs.ts'
import { ThingIndex } from './thing-index.ts'

/** Media types of which a text can be read, besides every text/*. */
const READABLE = `(f.mime = 'application/pdf' OR f.mime LIKE 'text/%' OR f.mime IN ('application/json', 'application/csv')
  OR f.name LIKE '%.txt' OR f.name LIKE '%.md' OR f.name LIKE '%.csv' OR f.name LIKE '%.log' OR f.name LIKE '%.json')`
/** Larger files are found by their name only. */
const BYTES_MAX = 10 * 1024 * 1024
const COLUMNS = FILE_COLUMNS.replaceAll(/(^|, )(?=\w)/g, '$1f.')

/** The texts of files: read in the background, found like words of a message. */
export function fileTextVerbs({
  cache,
}: StoreContext): Pick<SearchVerbs, 'filesWithoutText' | 'saveFileText'> {
  return {
    // A file that went to two people has two rows and one text.
    filesWithoutText: ({ limit }) =>
      cache
        .all<FileColumns>(
          `SELECT DISTINCT ${COLUMNS} FROM things JOIN files f ON f.owner_id = things.id
           WHERE things.kind = 'files' AND ${READABLE} AND f.size_bytes BETWEEN 1 AND ${BYTES_MAX}
             AND NOT EXISTS (SELECT 1 FROM file_texts WHERE file_id = f.id)
           ORDER BY things.key DESC LIMIT @limit`,
          { limit },
        )
        .map(fileOfRow),

    saveFileText: ({ fileIds, text }) => {
      cache.transaction(() => {
        const index = new ThingIndex(cache)
        for (const fileId of fileIds) {
          cache.run('INSERT OR REPLACE INTO file_texts (file_id, text) VALUES (@fileId, @text)', {
            fileId,
            text,
          })
          index.textRead(fileId)
        }
        index.finish()
      })
      return touched(['fileText'])
    },
  }
}
