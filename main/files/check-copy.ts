import { stat } from 'node:fs/promises'
import type { WireError } from '../../protocol/wire/errors.ts'
import type { Upload } from '../store/views.ts'
import { hashOfFile } from './hash-of-file.ts'

/**
 * Looks at the copy of a file before it goes up: it must be here and as long as it was, and one that goes on where an
 * earlier run stopped must still have the same hash, or the server would get the end of another file (I14). Null when
 * all is well, else why it can't be sent.
 */
export async function checkCopy(path: string, upload: Upload): Promise<WireError | null> {
  const found = await stat(path).catch(() => null)
  if (!found) {
    return lost('fileMissing', `The copy of “${upload.name}” on this computer is gone. Attach it again.`)
  }
  const isSame =
    found.size === upload.sizeBytes &&
    (upload.tusUrl === null || (await hashOfFile(path).catch(() => '')) === upload.sha256)
  if (isSame) return null
  return lost('fileCorrupt', `The copy of “${upload.name}” on this computer is damaged. Attach it again.`)
}

function lost(code: WireError['code'], message: string): WireError {
  return { code, retry: 'never', message }
}
