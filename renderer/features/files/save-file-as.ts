import { dangerOf } from '../../../protocol/ipc/dangerous-types.ts'
import type { MessageId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import { saveFile, saveFilesOf, showSaved } from '../../stores/files.ts'
import { useFileOverlay } from '../../stores/files-overlay.ts'
import { showToast, tellError } from '../../ui/toast.ts'
import { shownName } from './shown-name.ts'

/** Asks where to keep a file and says how that went; warns first of one that can do harm (security.md, row 14). */
export function saveFileAs(file: FileRef): void {
  warned([file], (isWarned) => {
    saveFile(file.id, isWarned).then((saved) => {
      if (saved) showToast(`${shownName(file.name)} saved`, { action: showIn(file) })
    }, tellError)
  })
}

/** Asks for a folder and saves every file of a message there. */
export function saveAllFiles(messageId: MessageId, files: readonly FileRef[]): void {
  const [first] = files
  if (!first) return
  warned(files, (isWarned) => {
    saveFilesOf(messageId, isWarned).then((count) => {
      if (count > 0) showToast(`${count} ${count === 1 ? 'file' : 'files'} saved`, { action: showIn(first) })
    }, tellError)
  })
}

function showIn(file: FileRef) {
  return { label: 'Show in folder', run: () => void showSaved(file.id).catch(tellError) }
}

function warned(files: readonly FileRef[], save: (isWarned: boolean) => void): void {
  const dangerous = files.flatMap(({ name }) => {
    const danger = dangerOf(name)
    return danger === null ? [] : [{ name, danger }]
  })
  if (dangerous.length === 0) save(false)
  else useFileOverlay.setState({ warning: { files: dangerous, proceed: () => save(true) } })
}
