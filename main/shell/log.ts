import { app } from 'electron'
import { join } from 'node:path'
import electronLog from 'electron-log/node.js'

/** The log file of main, in the data folder. Never given words of messages, names or tokens (security.md, row 16). */
export const log = electronLog.create({ logId: 'main' })

/** Starts logging to `logs/main.log` in the data folder; the terminal gets warnings and errors only. */
export function startLog(): void {
  log.transports.file.resolvePathFn = () => join(app.getPath('userData'), 'logs', 'main.log')
  log.transports.file.maxSize = 2 * 1024 * 1024
  log.transports.file.level = 'info'
  log.transports.console.level = 'warn'
}
