import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** Where everything of one account lies. Another account, even on the same server, never shares a file with it. */
export interface AccountPlace {
  server: string
  email: string
  folder: string
}

/** The folder of an account: named by a hash, so that no name or address shows in the file system. */
export function accountPlace(userData: string, server: string, email: string): AccountPlace {
  const normalEmail = email.trim().toLowerCase()
  const name = createHash('sha256').update(`${server}\n${normalEmail}`).digest('hex').slice(0, 32)
  return { server, email: normalEmail, folder: join(accountsFolder(userData), name) }
}

/** Where the folders of all accounts lie. */
export function accountsFolder(userData: string): string {
  return join(userData, 'accounts')
}
