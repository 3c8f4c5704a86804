import { _electron, type Page } from '@playwright/test'
import { join } from 'node:path'

/** The folder of an Electron app that is one blank window. */
export const BLANK_APP = join(import.meta.dirname, 'blank-window')

/** The same blank window, to be measured in. */
export async function openBlank(): Promise<{ page: Page; close(): Promise<void> }> {
  const electron = await _electron.launch({ args: [BLANK_APP, '--log-level=3'] })
  return { page: await electron.firstWindow(), close: () => electron.close() }
}
