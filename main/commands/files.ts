import { copyFile, readFile, rename, rm, stat } from 'node:fs/promises'
import { READ_BYTES_MAX } from '../../protocol/ipc/limits.ts'
import type { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
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
      const file = await knownFile(session, fileId)
      const source = await fetched(session, file, 'save it again')
      const target = await dialogs.chooseTarget(cleanName(file.name))
      if (!target) return { saved: false }
      await saveCopy(source, target, file.name)
      return { saved: true }
    },
    async 'files.read'({ fileId }) {
      const file = await knownFile(session, fileId)
      if (file.mime !== 'application/pdf' || file.sizeBytes > READ_BYTES_MAX) throw notShown(file)
      const source = await fetched(session, file, 'open this chat again')
      // The size in the row is the server's word.
      if ((await stat(source)).size > READ_BYTES_MAX) throw notShown(file)
      return { bytes: new Uint8Array(await readFile(source)) }
    },
  }
}

async function knownFile(session: Session, fileId: FileId): Promise<FileRef> {
  const file = await session.account().store.fileRef({ fileId })
  if (!file) throw new CommandError('notFound', 'This file is no longer in any message.')
  return file
}

/** Where the bytes lie, fetched when need be. Refuses with the way out when they can't be had now. */
async function fetched(session: Session, file: FileRef, thenDo: string): Promise<string> {
  const source = await session.account().cache.get(file)
  if (source) return source
  throw new CommandError('fileMissing', `${file.name} is not on this computer yet. Go online and ${thenDo}.`)
}

function notShown(file: FileRef): CommandError {
  return new CommandError('forbidden', `${file.name} is not shown here. Save it to open it.`)
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
