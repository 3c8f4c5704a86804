import { app, Menu, powerMonitor, type BrowserWindow, type Event, type Input } from 'electron'

/** Whether the window is locked at this moment. */
type IsLocked = () => boolean

/**
 * Keeps a window from being left while reception mode is on: no menu, no keys but those for typing, no closing and no
 * quitting; only the computer itself may go down.
 */
export function guardLocked(isLocked: IsLocked): (window: BrowserWindow) => void {
  let goesDown = false
  powerMonitor.on('shutdown', () => (goesDown = true))
  const stay = (event: Event) => {
    if (isLocked() && !goesDown) event.preventDefault()
  }
  app.on('before-quit', stay)
  return (window) => {
    window.on('close', stay)
    window.webContents.on('before-input-event', (event, input) => {
      if (isLocked() && !isTyping(input)) event.preventDefault()
    })
    window.on('leave-full-screen', () => {
      if (isLocked()) window.setFullScreen(true)
    })
    window.webContents.on('context-menu', stay)
  }
}

/** Shows the window over the whole screen without a way out, or as it was. `restoreMenu` puts the menu back. */
export function lockWindow(window: BrowserWindow, isLocked: boolean, restoreMenu: () => void): void {
  if (isLocked) Menu.setApplicationMenu(null)
  else restoreMenu()
  window.setKiosk(isLocked)
  if (!isLocked) window.setFullScreen(false)
  window.setAlwaysOnTop(isLocked, 'screen-saver')
  window.setMinimizable(!isLocked)
}

/** Letters, digits and moving between fields; nothing with Ctrl, Alt or the system's key, no Esc, no function key. */
function isTyping({ key, control, alt, meta }: Input): boolean {
  if (meta || (control !== alt && (control || alt))) return false
  return (
    [...key].length === 1 ||
    ['Enter', 'Tab', 'Backspace', 'Delete', 'ArrowLeft', 'ArrowRight', 'Shift', 'Home', 'End'].includes(key)
  )
}
