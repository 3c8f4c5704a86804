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
}
