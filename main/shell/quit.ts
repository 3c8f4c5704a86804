import { app, dialog, powerMonitor, type BrowserWindow } from 'electron'
import { log } from './log.ts'

/** A quit that takes longer than this goes on without what it waits for: nothing acknowledged depends on it. */
const CLOSING_MS = 5000

export interface QuitOptions {
  /** Ends uploads and the connection, and closes the database files. */
  close(): Promise<void>
  /** How many files quitting would interrupt now. */
  filesUnderWay(): number
  window(): BrowserWindow | null
  /** Closing a window only hides it: the app goes on in the tray. */
  hidesOnClose(): boolean
}

/**
 * Asks before files on their way are interrupted, and runs `close` once before the app quits. The returned function
 * guards a window: on systems where the last window is the app, to close it is to quit.
 */
export function quitWithCare(options: QuitOptions): (window: BrowserWindow) => void {
  let mayQuit = false
  let asking = false
  let closed = false
  let isQuitting = false
  // Nobody is there to answer when the computer itself is going down: the files go on at the next start.
  powerMonitor.on('shutdown', () => (mayQuit = isQuitting = true))

  const mustAsk = () => !mayQuit && options.filesUnderWay() > 0
  const ask = () => {
    if (asking) return
    asking = true
    void askToQuit(options.window(), options.filesUnderWay())
      .then((isSure) => {
        if (!isSure) return
        mayQuit = true
        app.quit()
      })
      .finally(() => (asking = false))
  }

  app.on('before-quit', (event) => {
    if (!mustAsk()) {
      isQuitting = true
      return
    }
    event.preventDefault()
    ask()
  })
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSING_MS))
    void Promise.race([options.close(), patience])
      .catch((error: unknown) => log.error('closing failed', error))
      .then(() => app.exit(0))
  })
  return (window) => {
    if (process.platform === 'darwin') return
    window.on('close', (event) => {
      if (!isQuitting && options.hidesOnClose()) {
        event.preventDefault()
        window.hide()
        return
      }
      if (!mustAsk()) return
      event.preventDefault()
      ask()
    })
  }
}

/** True when the user would rather quit now. */
async function askToQuit(window: BrowserWindow | null, files: number): Promise<boolean> {
  const question = {
    type: 'question' as const,
    message: files === 1 ? '1 file is still going up' : `${files} files are still going up`,
    detail: 'Quit now, and they go on at the next start from where they are.',
    buttons: ['Keep Foyer open', 'Quit'],
    defaultId: 0,
    cancelId: 0,
  }
  const answer = await (window ? dialog.showMessageBox(window, question) : dialog.showMessageBox(question))
  return answer.response === 1
}
