import { nativeImage, shell, type BrowserWindow, type NativeImage } from 'electron'
import type { FileDesktop } from '../commands/file-dialogs.ts'

const SHEET = { width: 32, height: 40 }

/** What the desktop does with files for the window. `openPath` is not among it: nothing opens by itself. */
export function createFileDesktop(window: () => BrowserWindow | null): FileDesktop {
  return {
    startDrag(path) {
      window()?.webContents.startDrag({ file: path, icon: sheetOfPaper() })
    },
    showInFolder: (path) => shell.showItemInFolder(path),
  }
}

/** What is seen under the pointer: a sheet with an edge. Electron drags nothing without a picture. */
function sheetOfPaper(): NativeImage {
  const { width, height } = SHEET
  const pixels = Buffer.alloc(width * height * 4)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const isEdge = x === 0 || y === 0 || x === width - 1 || y === height - 1
      pixels.writeUInt32BE(isEdge ? 0x6a8f7fff : 0xfffffff0, (y * width + x) * 4)
    }
  }
  return nativeImage.createFromBitmap(pixels, SHEET)
}
