import type { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import type { FetchProblem } from '../files/download.ts'
import type { Session } from '../session/session.ts'
import { CommandError } from './command-error.ts'

/** A file that came with a message. Refuses one that no row here names: it was unsent, or never there. */
export async function knownFile(session: Session, fileId: FileId): Promise<FileRef> {
  const file = await session.account().store.fileRef({ fileId })
  if (!file) throw new CommandError('notFound', 'This file is no longer in any message.')
  return file
}

/**
 * Has the bytes of a file on this computer, fetched when need be, and keeps them there while `work` reads them. Refuses
 * with the way out when they can't be had now.
 */
export async function withBytes<T>(
  session: Session,
  file: FileRef,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const { cache } = session.account()
  const release = cache.hold(file.sha256)
  try {
    const fetched = await cache.fetch(file)
    if ('problem' in fetched) throw new CommandError('fileMissing', sentenceFor(file.name, fetched.problem))
    return await work(fetched.path)
  } finally {
    release()
  }
}

function sentenceFor(name: string, problem: FetchProblem): string {
  switch (problem) {
    case 'unreachable':
      return `${name} is not on this computer yet. Go online and try again.`
    case 'diskFull':
      return `There is no room for ${name} on this computer's disk. Free some space and try again.`
    case 'gone':
      return `The server no longer gives out ${name}: it was unsent, or you may not see it any more.`
    case 'wrongBytes':
      return `What came for ${name} was damaged on the way. Try again; if it stays so, have it sent again.`
  }
}
