import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { whyNotShown } from '../files/why-not-shown.ts'
import type { Account } from '../session/account.ts'
import type { Session } from '../session/session.ts'
import type { FileSource, ShownFile } from './app-scheme.ts'

/** A film or recording larger than this begins to play before it is here; a smaller one is fetched first and kept. */
const STREAMED_OVER_BYTES = 16_000_000

/**
 * The files of the open account, for the window's own addresses. Without an account there are none, and none that lies
 * about what it is or would take more memory than there is.
 */
export function fileSource(session: Session): FileSource {
  /** Files never change under a name: each is looked at once. */
  const looks = new Map<string, Promise<string | null>>()

  async function shown(file: ShownFile & { path: string }): Promise<ShownFile | null> {
    const key = `${file.path} ${file.mime}`
    let look = looks.get(key)
    if (!look) {
      look = whyNotShown(file.path, file.mime)
      looks.set(key, look)
      void look.catch(() => looks.delete(key))
    }
    return (await look) === null ? file : null
  }

  return {
    async sent(fileId) {
      const account = session.opened()
      const file = await account?.store.fileRef({ fileId })
      if (!account || !file) return null
      const { name, mime } = file
      if (await isStreamed(account, file)) {
        return { name, mime, ask: (range, signal) => account.cache.stream(file, range, signal) }
      }
      const release = account.cache.hold(file.sha256)
      try {
        const path = await account.cache.get(file)
        if (path === null) return null
        return await shown({ name, mime, path, hold: () => account.cache.hold(file.sha256) })
      } finally {
        // Once it is being sent, it is held for that.
        setImmediate(release)
      }
    },
    async staged(fileId) {
      const account = session.opened()
      const file = await account?.store.stagedFile({ fileId })
      return account && file
        ? shown({ path: account.staging.path(fileId), name: file.name, mime: file.mime })
        : null
    },
  }
}

async function isStreamed(account: Account, file: FileRef): Promise<boolean> {
  if (file.sizeBytes <= STREAMED_OVER_BYTES || !/^(video|audio)\//.test(file.mime)) return false
  return (await account.cache.here(file)) === null
}
