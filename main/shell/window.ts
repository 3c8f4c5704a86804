import { BrowserWindow, nativeTheme } from 'electron'
import { WINDOW_ORIGIN } from '../../protocol/ipc/addresses.ts'
import type { JsonFile } from '../session/json-file.ts'
import { SAFE_WEB_PREFERENCES } from './security.ts'
import { openingBounds, rememberBounds, type RememberedBounds } from './window-bounds.ts'

/** The page background of the design, so that nothing flashes before the first paint. */
const BACKGROUND = { light: '#f6f5f2', dark: '#161715' }

/** Opens the one window; it shows itself when it has something to show. */
export function openWindow(preload: string, bounds: JsonFile<RememberedBounds>): BrowserWindow {
  const remembered = bounds.read()
  const window = new BrowserWindow({
    ...openingBounds(remembered),
    minWidth: 760,
    minHeight: 480,
    title: 'Foyer',
    show: false,
    // Alt shows the menu; everything in it is in the window as well.
    autoHideMenuBar: true,
    backgroundColor: background(),
    webPreferences: { ...SAFE_WEB_PREFERENCES, preload, spellcheck: true },
  })
  if (remembered.maximized) window.maximize()
  rememberBounds(window, bounds)
  window.once('ready-to-show', () => window.show())
  const followTheme = () => window.setBackgroundColor(background())
  nativeTheme.on('updated', followTheme)
  window.on('closed', () => nativeTheme.off('updated', followTheme))
  void window.loadURL(`${WINDOW_ORIGIN}/`)
  return window
}

/** Brings the window to the front, as a second instance asks. */
export function bringToFront(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.show()
  window.focus()
}

function background(): string {
  return nativeTheme.shouldUseDarkColors ? BACKGROUND.dark : BACKGROUND.light
}
