import { dangerOf } from '../../protocol/ipc/dangerous-types.ts'
import type { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { cleanName } from '../files/clean-name.ts'
import { DamagedCopy, freePath, saveCopy } from '../files/save-copy.ts'
import type { Session } from '../session/session.ts'
import { CommandError } from './command-error.ts'
import type { FileDesktop, SaveDialogs } from './file-dialogs.ts'
import { knownFile, withBytes } from './known-file.ts'
import type { Section } from './table.ts'

type Out = 'files.save' | 'files.saveAll' | 'files.showSaved' | 'files.drag' | 'files.forward'

/** Files on their way out of the app: saved, dragged, sent on. Nothing here opens or runs one (security.md, row 14). */
export function fileOutCommands(
  session: Session,
  dialogs: SaveDialogs,
  desktop: FileDesktop,
): Pick<Section<'files'>, Out> {
  /** Where each file was saved last, until the app ends. */
  const saved = new Map<FileId, string>()

  async function save(file: FileRef, target: () => Promise<string | null>): Promise<boolean> {
    return withBytes(session, file, async (source) => {
      const path = await target()
      if (path === null) return false
      await saveCopy(source, path, file.sha256).catch((error: unknown) => {
        throw saveProblem(file.name, error)
      })
      saved.set(file.id, path)
      return true
    })
  }

  return {
    async 'files.save'({ fileId, warned }) {
      const file = await knownFile(session, fileId)
      refuseUnwarned([file], warned)
      return { saved: await save(file, () => dialogs.chooseTarget(cleanName(file.name))) }
    },
    async 'files.saveAll'({ messageId, warned }) {
      const files = await session.account().store.filesOfMessage({ messageId })
      refuseUnwarned(files, warned)
      const folder = await dialogs.chooseFolder()
      if (folder === null) return { saved: 0 }
      const taken = new Set<string>()
      const problems: string[] = []
      for (const file of files) {
        await save(file, () => freePath(folder, file.name, taken)).catch((error: unknown) => {
          problems.push(saveProblem(file.name, error).message)
        })
      }
      const done = files.length - problems.length
      if (problems.length > 0) {
        throw new CommandError('fileMissing', `${done} of ${files.length} saved. ${problems.join(' ')}`)
      }
      return { saved: done }
    },
    'files.showSaved'({ fileId }) {
      const path = saved.get(fileId)
      if (path === undefined)
        throw new CommandError('notFound', 'This file was not saved since Foyer started.')
      desktop.showInFolder(path)
      return {}
    },
    async 'files.drag'({ fileId }) {
      const { cache, copies } = session.account()
      const file = await knownFile(session, fileId)
      const release = cache.hold(file.sha256)
      try {
        const path = await cache.here(file)
        if (path === null) {
          throw new CommandError(
            'fileMissing',
            `${file.name} is not on this computer yet: it is being fetched.`,
          )
        }
        desktop.startDrag(await copies.make(file, path))
      } finally {
        release()
      }
      return {}
    },
    async 'files.forward'({ fileIds, conversationId }) {
      const { copies, staging } = session.account()
      const paths: string[] = []
      for (const fileId of fileIds) {
        const file = await knownFile(session, fileId)
        paths.push(await withBytes(session, file, (path) => copies.make(file, path)))
      }
      return staging.stagePaths(conversationId, paths)
    },
  }
}

/** The window warns; that it did is not left to the window alone. */
function refuseUnwarned(files: readonly FileRef[], warned: boolean): void {
  const risky = warned ? undefined : files.find(({ name }) => dangerOf(cleanName(name)) !== null)
  if (!risky) return
  throw new CommandError(
    'forbidden',
    `${risky.name} ${dangerOf(cleanName(risky.name))}. It is saved only after a warning.`,
  )
}

function saveProblem(name: string, error: unknown): CommandError {
  if (error instanceof CommandError) return error
  if (error instanceof DamagedCopy) {
    return new CommandError('fileMissing', `The copy of ${name} on this computer was damaged. Save it again.`)
  }
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ENOSPC' || code === 'EDQUOT'
    ? new CommandError('forbidden', `${name} can't be saved there: the disk is full. Nothing half was left.`)
    : new CommandError('forbidden', `${name} can't be saved there: the place is not yours to write to.`)
}
