import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { saveFile } from '../../stores/staged.ts'
import { showToast, tellError } from '../../ui/toast.ts'

/** Asks where to keep a file and says how that went. */
export function saveFileAs(file: FileRef): void {
  saveFile(file.id).then((saved) => {
    if (saved) showToast(`${file.name} saved`)
  }, tellError)
}
