import type { Database } from './database/database.ts'
import type { Log } from './log.ts'
import type { MailSender } from './mail/sender.ts'

/** What the parts of a running server share. */
export interface ServerContext {
  database: Database
  log: Log
  mail: MailSender
  /** The wall clock, in milliseconds. */
  now: () => number
  /** Where uploaded bytes lie. */
  filesFolder: string
  /** How many bytes of files one user may have here. */
  quotaBytes: number
  /** Work that no answer waits for: its failure is logged, and the server waits for it before it closes. */
  afterwards: (work: Promise<unknown>) => void
}
