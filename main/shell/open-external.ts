import { shell } from 'electron'
import { log } from './log.ts'
import { safeExternalAddress } from './external-address.ts'

/**
 * Opens a link in the system's browser, mail program or dialler. The only place that does (security.md, row 5).
 * Answers false, and opens nothing, when the link is not one of the allowed kinds.
 */
export async function openExternal(link: string): Promise<boolean> {
  const address = safeExternalAddress(link)
  if (!address) {
    log.warn('refused to open a link of a kind that is not allowed')
    return false
  }
  await shell.openExternal(address)
  return true
}
