import type { Session } from '../session/session.ts'
import type { FileSource } from './app-scheme.ts'

/** The files of the open account, for the window's own addresses. Without an account there are none. */
export function fileSource(session: Session): FileSource {
  return {
    async sent(fileId) {
      const account = session.opened()
      const file = await account?.store.fileRef({ fileId })
      const path = file && (await account?.cache.get(file))
      return file && path ? { path, name: file.name, mime: file.mime } : null
    },
    async staged(fileId) {
      const account = session.opened()
      const file = await account?.store.stagedFile({ fileId })
      return account && file ? { path: account.staging.path(fileId), name: file.name, mime: file.mime } : null
    },
  }
}
