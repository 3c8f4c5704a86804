import { app, dialog, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { SaveDialogs } from '../commands/file-dialogs.ts'
import type { CustomerFileParts } from '../commands/customer-files.ts'
import type { ChooseDialog } from '../commands/files-in.ts'

/** The system's own dialogs, as sheets of the window. */
export function createDialogs(
  window: () => BrowserWindow | null,
): SaveDialogs & ChooseDialog & CustomerFileParts['dialogs'] {
  return {
    async chooseFiles() {
      const options = { properties: ['openFile' as const, 'multiSelections' as const], buttonLabel: 'Attach' }
      const parent = window()
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : chosen.filePaths
    },
    async chooseTable() {
      const options = {
        properties: ['openFile' as const],
        filters: [
          { name: 'Tables', extensions: ['csv', 'tsv', 'txt'] },
          { name: 'All files', extensions: ['*'] },
        ],
        buttonLabel: 'Look at it',
      }
      const parent = window()
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
    async chooseTarget(suggestedName) {
      const options = { defaultPath: join(app.getPath('downloads'), suggestedName) }
      const parent = window()
      const chosen = await (parent ? dialog.showSaveDialog(parent, options) : dialog.showSaveDialog(options))
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath
    },
    async chooseFolder() {
      const options = {
        properties: ['openDirectory' as const, 'createDirectory' as const],
        defaultPath: app.getPath('downloads'),
        buttonLabel: 'Save here',
      }
      const parent = window()
      const chosen = await (parent ? dialog.showOpenDialog(parent, options) : dialog.showOpenDialog(options))
      return chosen.canceled ? null : (chosen.filePaths[0] ?? null)
    },
  }
}
