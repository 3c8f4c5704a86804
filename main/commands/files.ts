import { copyFile, rename, rm } from 'node:fs/promises'
import { cleanName } from '../files/clean-name.ts'
import type { Session } from '../session/session.ts'
import { CommandError } from './command-error.ts'
import type { Section } from './table.ts'

/** The system's dialogs; null when cancelled. */
export interface FileDialogs {
  chooseFiles(): Promise<string[] | null>
  chooseTarget(suggestedName: string): Promise<string | null>
}

export function fileCommands(session: Session, dialogs: FileDialogs): Section<'files'> {
  return {
    'files.staged': async (input) => session.account().store.stagedFiles(input),
    async 'files.choose'({ conversationId }) {
      const paths = await dialogs.chooseFiles()
      if (!paths) return { files: [], refused: [] }
      return session.account().staging.stagePaths(conversationId, paths)
    },
    async 'files.unstage'({ fileId }) {
      await session.account().staging.unstage(fileId)
      return {}
    },
    async 'files.save'({ fileId }) {
      const { store, cache } = session.account()
      const file = await store.fileRef({ fileId })
      if (!file) throw new CommandError('notFound', 'This file is no longer in any message.')
      const source = await cache.get(file)
      if (!source) {
        const message = `${file.name} is not on this computer yet. Go online and save it again.`
        throw new CommandError('fileMissing', message)
      }
      const target = await dialogs.chooseTarget(cleanName(file.name))
      if (!target) return { saved: false }
      await saveCopy(source, target, file.name)
      return { saved: true }
    },
  }
}

/** Writes beside the target and swaps, so that a full disk leaves no half file under the name. */
async function saveCopy(source: string, target: string, name: string): Promise<void> {
  const part = `${target}.part`
  try {
    await copyFile(source, part)
    await rename(part, target)
  } catch {
    await rm(part, { force: true })
    throw new CommandError(
      'forbidden',
      `${name} can't be saved there: the place is full or not yours to write to.`,
    )
  }
}
