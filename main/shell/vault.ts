import { safeStorage } from 'electron'
import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { StoredTokens, type TokenVault } from '../session/token-keeper.ts'
import { log } from './log.ts'

/** A vault in the account's folder: a file encrypted with a key of the system's keyring. */
export function createVault(accountFolder: string): TokenVault {
  const path = join(accountFolder, 'session.bin')
  return {
    async read() {
      const bytes = await readFile(path).catch(() => null)
      if (!bytes) return null
      try {
        return StoredTokens.parse(JSON.parse(await decrypt(bytes)))
      } catch {
        log.warn(
          "the stored session can't be opened with this computer's keyring any more: signing in is needed",
        )
        return null
      }
    },
    async write(tokens) {
      await writeFile(`${path}.new`, await encrypt(JSON.stringify(tokens)), { mode: 0o600 })
      await rename(`${path}.new`, path)
    },
    async clear() {
      await rm(path, { force: true })
    },
  }
}

/**
 * How sign-in secrets are kept here, in words for Settings. On a Linux desktop without a keyring there is no real
 * encryption, which is said and not hidden (security.md, row 12). Must be called once before the first vault is used.
 */
export async function prepareVaults(): Promise<string> {
  if (process.platform !== 'linux') {
    const available = await encryptionAvailable()
    return available ? "Encrypted with this computer's keychain" : 'Not encrypted: the keychain does not open'
  }
  const backend = safeStorage.getSelectedStorageBackend()
  if (backend !== 'basic_text' && backend !== 'unknown' && (await encryptionAvailable())) {
    return `Encrypted with the keyring (${backend.replaceAll('_', ' ')})`
  }
  safeStorage.setUsePlainTextEncryption(true)
  log.warn('no keyring on this desktop: the sign-in is kept without real encryption (basic_text)')
  return 'Without real encryption: this desktop has no keyring. Install gnome-keyring or KWallet and sign in again.'
}

/** Electron is moving safeStorage to asynchronous calls: those are used where this version has them and they work. */
async function asyncWorks(): Promise<boolean> {
  return (
    typeof safeStorage.isAsyncEncryptionAvailable === 'function' && safeStorage.isAsyncEncryptionAvailable()
  )
}

async function encryptionAvailable(): Promise<boolean> {
  return (await asyncWorks()) || safeStorage.isEncryptionAvailable()
}

async function encrypt(text: string): Promise<Buffer> {
  return (await asyncWorks()) ? safeStorage.encryptStringAsync(text) : safeStorage.encryptString(text)
}

async function decrypt(bytes: Buffer): Promise<string> {
  return (await asyncWorks())
    ? (await safeStorage.decryptStringAsync(bytes)).result
    : safeStorage.decryptString(bytes)
}
