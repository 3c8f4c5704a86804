import { app } from 'electron'
import { log } from './log.ts'

/** A quit that takes longer than this goes on without what it waits for: nothing acknowledged depends on it. */
const CLOSING_MS = 5000

/** Runs `close` once before the app quits: ends uploads and the connection, and closes the database files. */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let closed = false
  app.on('will-quit', (event) => {
    if (closed) return
    event.preventDefault()
    closed = true
    const patience = new Promise<void>((resolve) => setTimeout(resolve, CLOSING_MS))
    void Promise.race([close(), patience])
      .catch((error: unknown) => log.error('closing failed', error))
      .then(() => app.exit(0))
  })
}
