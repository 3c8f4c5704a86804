import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'

/**
 * Marks a saved file as one that came from somebody else, where the system has such a mark: Windows then asks before it
 * runs, macOS lets Gatekeeper look at it (security.md, row 14). A file system without the mark is no reason not to save.
 */
export async function markFromElsewhere(path: string, platform = process.platform): Promise<void> {
  try {
    if (platform === 'win32') await writeFile(`${path}:Zone.Identifier`, '[ZoneTransfer]\r\nZoneId=3\r\n')
    if (platform === 'darwin') {
      const seconds = Math.floor(Date.now() / 1000).toString(16)
      const value = `0081;${seconds};Foyer;`
      await promisify(execFile)('/usr/bin/xattr', ['-w', 'com.apple.quarantine', value, path])
    }
  } catch {
    // A stick with FAT, a network drive.
  }
}
