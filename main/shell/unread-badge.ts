import { app, type BrowserWindow } from 'electron'
import { countPicture } from './count-picture.ts'
import { imageOf } from './tray.ts'

const TITLE = 'Foyer'

/** Shows how much is unread where the system shows it: at the app's icon, on its button, in the title of the window. */
export function showUnread(window: BrowserWindow | null, unread: number): void {
  app.setBadgeCount(unread)
  if (!window || window.isDestroyed()) return
  window.setTitle(unread === 0 ? TITLE : `(${unread}) ${TITLE}`)
  if (process.platform !== 'win32') return
  if (unread === 0) window.setOverlayIcon(null, '')
  else
    window.setOverlayIcon(
      imageOf((size) => countPicture(size, unread)),
      `${unread} unread`,
    )
}
