import { mkdir, readdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import type { StoreClient } from '../store/store.ts'
import type { StagedFile } from '../store/views.ts'
import { cleanName } from './clean-name.ts'
import { copyIn, refusalReason, writeIn, type CopiedFile } from './copy-in.ts'
import { mediaType } from './media-type.ts'

export interface FileLimits {
  fileBytesMax: number
  filesPerMessageMax: number
}

export interface StageOutcome {
  files: StagedFile[]
  /** What was left out: a name, and the rest of the sentence: "is empty." */
  refused: { name: string; reason: string }[]
}

/** The files that wait in a composer or for their upload: own copies, so that the originals may change or go. */
export interface Staging {
  stagePaths(conversationId: ConversationId, paths: readonly string[]): Promise<StageOutcome>
  stageBytes(conversationId: ConversationId, name: string, bytes: Uint8Array): Promise<StageOutcome>
  unstage(fileId: FileId): Promise<void>
  /** Where the bytes of a staged file lie. */
  path(fileId: FileId): string
  /** Deletes copies that nothing needs any more, as after a crash while copying. */
  sweep(): Promise<void>
}

type StagingStore = Pick<
  StoreClient,
  'addStagedFile' | 'stagedFile' | 'stagedFiles' | 'removeStagedFile' | 'stagedFileIds'
>

/** Keeps staged files in `folder`. `limits` are the server's, as last heard. `changed` is told after each change. */
export function createStaging(options: {
  folder: string
  store: StagingStore
  limits(): FileLimits
  changed(conversationId: ConversationId): void
}): Staging {
  const { folder, store, limits, changed } = options
  const path = (fileId: FileId) => join(folder, fileId)

  async function stage(
    conversationId: ConversationId,
    items: { name: string; copy(target: string): Promise<CopiedFile> }[],
  ): Promise<StageOutcome> {
    await mkdir(folder, { recursive: true })
    const outcome: StageOutcome = { files: [], refused: [] }
    let room = limits().filesPerMessageMax - (await store.stagedFiles({ conversationId })).files.length
    for (const item of items) {
      const name = cleanName(item.name)
      if (room <= 0) {
        const most = limits().filesPerMessageMax
        outcome.refused.push({ name, reason: `was left out: a message takes ${most} files.` })
        continue
      }
      const id = newId() as FileId
      try {
        const copied = await item.copy(path(id))
        await store.addStagedFile({ id, conversationId, name, mime: mediaType(name), ...copied })
        const staged = await store.stagedFile({ fileId: id })
        if (staged) outcome.files.push(withoutSecrets(staged))
        room -= 1
      } catch (error) {
        await rm(path(id), { force: true })
        outcome.refused.push({ name, reason: refusalReason(error) })
      }
    }
    if (outcome.files.length > 0) changed(conversationId)
    return outcome
  }

  return {
    path,
    stagePaths: (conversationId, paths) =>
      stage(
        conversationId,
        paths.map((source) => ({
          name: basename(source),
          copy: (target) => copyIn(source, target, limits().fileBytesMax),
        })),
      ),
    stageBytes: (conversationId, name, bytes) =>
      stage(conversationId, [{ name, copy: (target) => writeIn(bytes, target, limits().fileBytesMax) }]),
    async unstage(fileId) {
      const file = await store.stagedFile({ fileId })
      await store.removeStagedFile({ fileId })
      await rm(path(fileId), { force: true })
      if (file) changed(file.conversationId)
    },
    async sweep() {
      const needed = new Set<string>(await store.stagedFileIds())
      const present = await readdir(folder).catch(() => [])
      await Promise.all(
        present.filter((name) => !needed.has(name)).map((name) => rm(join(folder, name), { force: true })),
      )
    },
  }
}

function withoutSecrets({
  sha256: _hash,
  tusUrl: _url,
  ...file
}: StagedFile & { sha256: string; tusUrl: string | null }): StagedFile {
  return file
}
