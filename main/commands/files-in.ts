import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import type { Section } from './table.ts'

/** The system's dialog for choosing files; null when cancelled. */
export interface ChooseDialog {
  chooseFiles(): Promise<string[] | null>
}

export type FilesInCommands = Pick<
  Section<'files'>,
  | 'files.staged'
  | 'files.choose'
  | 'files.unstage'
  | 'files.caption'
  | 'files.order'
  | 'files.stageFolder'
  | 'files.limits'
  | 'files.strangers'
  | 'files.pause'
  | 'files.resume'
  | 'files.cancel'
>

/** Files on their way out: the tray of the composer, and what goes up (use case 4). */
export function filesInCommands(session: Session, changed: Changed, dialogs: ChooseDialog): FilesInCommands {
  const store = () => session.account().store
  return {
    'files.staged': (input) => store().stagedFiles(input),
    async 'files.choose'({ conversationId }) {
      const paths = await dialogs.chooseFiles()
      if (!paths) return { files: [], refused: [], folders: [] }
      return session.account().staging.stagePaths(conversationId, paths)
    },
    async 'files.unstage'({ fileId }) {
      await session.account().staging.unstage(fileId)
      return {}
    },
    'files.caption': (input) => changed(store().caption(input)),
    'files.order': (input) => changed(store().orderStaged(input)),
    'files.stageFolder': ({ folderId, as }) => session.account().staging.stageFolder(folderId, as),
    'files.limits': async () => ({ limits: await store().fileLimits() }),
    'files.strangers': (input) => store().strangers(input),
    'files.pause': (input) => changed(store().pauseUpload(input)),
    'files.resume': (input) => changed(store().resumeUpload(input)),
    async 'files.cancel'({ fileId }) {
      const account = session.account()
      const upload = await account.store.stagedFile({ fileId })
      await changed(account.store.cancelUpload({ fileId }))
      if (upload) account.transfers.givenUp(upload)
      await account.staging.sweep()
      return {}
    },
  }
}
