import { app, nativeTheme, session, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { Settings } from '../protocol/ipc/app-views.ts'
import { FIRST_SETTINGS, StoredSettings } from './session/first-settings.ts'
import { jsonFile, type JsonFile } from './session/json-file.ts'
import { serveAppScheme, type FileSource } from './shell/app-scheme.ts'
import { denyPermissions } from './shell/security.ts'
import { openWindow } from './shell/window.ts'
import { RememberedBounds } from './shell/window-bounds.ts'

/** What is on its way while the rest of the app is still being read. */
export interface Opening {
  settingsFile: JsonFile<Settings>
  openWindow(): BrowserWindow
  /** The window opened already. */
  first: BrowserWindow
  /** From now on the page is let on: main answers what it asks, and files come from here. */
  letOn(files: FileSource): void
}

/**
 * Opens the window, when Electron is ready: its process takes as long to start as it takes to read the rest of the app,
 * so both go on side by side.
 */
export function beginOpening(userData: string): Opening {
  const out = join(app.getAppPath(), 'out')
  const settingsFile = jsonFile(join(userData, 'settings.json'), StoredSettings, FIRST_SETTINGS)
  const boundsFile = jsonFile(join(userData, 'window.json'), RememberedBounds, {
    bounds: null,
    maximized: false,
  })
  nativeTheme.themeSource = settingsFile.read().theme
  let letOn: (files: FileSource) => void = () => undefined
  const files = new Promise<FileSource>((resolve) => (letOn = resolve))
  denyPermissions(session.defaultSession)
  serveAppScheme(session.defaultSession, join(out, 'renderer'), files)
  const open = () => openWindow(join(out, 'preload', 'index.cjs'), boundsFile)
  return { settingsFile, openWindow: open, first: open(), letOn }
}
