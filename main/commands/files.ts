import { readFile, stat } from 'node:fs/promises'
import { READ_BYTES_MAX } from '../../protocol/ipc/limits.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { readPlainText } from '../files/plain-text.ts'
import { whyNotShown } from '../files/why-not-shown.ts'
import type { Session } from '../session/session.ts'
import type { Changed } from './changed.ts'
import { CommandError } from './command-error.ts'
import { knownFile, withBytes } from './known-file.ts'
import type { Section } from './table.ts'

type Seen =
  | 'files.list'
  | 'files.look'
  | 'files.fetch'
  | 'files.read'
  | 'files.text'
  | 'files.pin'
  | 'files.cacheFacts'
  | 'files.clearCache'

/** Files as they are seen and kept on this computer (use case 4). */
export function fileCommands(session: Session, changed: Changed): Pick<Section<'files'>, Seen> {
  return {
    async 'files.list'(input) {
      const { store, cache } = session.account()
      const { files, total } = await store.filesList(input)
      const here = await Promise.all(files.map(({ file }) => cache.has(file)))
      return { files: files.map((item, index) => ({ ...item, here: here[index] ?? false })), total }
    },
    async 'files.look'({ fileId }) {
      const { store, staging } = session.account()
      const staged = await store.stagedFile({ fileId })
      if (staged) return { here: true, problem: await whyNotShown(staging.path(fileId), staged.mime) }
      const file = await knownFile(session, fileId)
      const path = await session.account().cache.here(file)
      return { here: path !== null, problem: path && (await whyNotShown(path, file.mime)) }
    },
    async 'files.fetch'({ fileId }) {
      await withBytes(session, await knownFile(session, fileId), () => Promise.resolve())
      return {}
    },
    async 'files.read'({ fileId }) {
      const { store, staging } = session.account()
      const staged = await store.stagedFile({ fileId })
      if (staged) return readPdf(staged, staging.path(fileId))
      const file = await knownFile(session, fileId)
      refuseUnlessPdf(file)
      return withBytes(session, file, (path) => readPdf(file, path))
    },
    async 'files.text'({ fileId, charactersMax }) {
      const file = await knownFile(session, fileId)
      const text = await withBytes(session, file, (path) => readPlainText(path, charactersMax))
      if (!text) throw new CommandError('forbidden', `${file.name} is no text, whatever its name says.`)
      return text
    },
    async 'files.pin'({ fileId, pinned }) {
      const { store, cache } = session.account()
      if (pinned) await withBytes(session, await knownFile(session, fileId), () => Promise.resolve())
      await changed(store.pinFile({ fileId, pinned }))
      if (!pinned) await cache.trim()
      return {}
    },
    'files.cacheFacts': () => session.account().cache.facts(),
    async 'files.clearCache'() {
      const { cache } = session.account()
      await cache.clear()
      return cache.facts()
    },
  }
}

type Named = Pick<FileRef, 'name' | 'mime' | 'sizeBytes'>

async function readPdf(file: Named, path: string): Promise<{ bytes: Uint8Array<ArrayBuffer> }> {
  refuseUnlessPdf(file)
  // The size in the row is the server's word.
  if ((await stat(path)).size > READ_BYTES_MAX) throw notShown(file)
  return { bytes: new Uint8Array(await readFile(path)) }
}

function refuseUnlessPdf(file: Named): void {
  if (file.mime !== 'application/pdf' || file.sizeBytes > READ_BYTES_MAX) throw notShown(file)
}

function notShown(file: Named): CommandError {
  return new CommandError('forbidden', `${file.name} is not shown here. Save it to open it.`)
}
