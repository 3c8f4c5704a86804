import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import type { FileLimits } from '../../protocol/wire/requests.ts'
import type { StoreClient } from '../store/store.ts'
import type { StagedFile } from '../store/views.ts'
import { createAskedFolders, type AskedFolder } from './asked-folders.ts'
import { byteSize } from './byte-size.ts'
import { cleanName } from './clean-name.ts'
import { copyIn, writeIn, type CopiedFile, type CopyOptions } from './copy-in.ts'
import { createCopyProgress, type CopyUnderWay } from './copy-progress.ts'
import { checkStillInside, lookIntoFolder, type FoundFolder } from './look-into-folder.ts'
import { mediaTypeOf } from './media-type.ts'
import { refusalReason } from './refusal.ts'
import { zipFolder } from './zip-folder.ts'

export interface StageOutcome {
  files: StagedFile[]
  /** What was left out: a name, and the rest of the sentence: "is empty." */
  refused: { name: string; reason: string }[]
  /** Folders that are to be asked about: `stageFolder` takes the answer. */
  folders: AskedFolder[]
}

/** The files that wait in a composer or for their upload: own copies, so that the originals may change or go. */
export interface Staging {
  stagePaths(conversationId: ConversationId, paths: readonly string[]): Promise<StageOutcome>
  stageBytes(conversationId: ConversationId, name: string, bytes: Uint8Array): Promise<StageOutcome>
  /** What becomes of a dropped folder: each of its files, one zip of them, or nothing. */
  stageFolder(folderId: string, as: 'files' | 'zip' | 'none'): Promise<StageOutcome>
  /** Takes a file out of its tray, or stops the copy that is to become one. */
  unstage(fileId: FileId): Promise<void>
  /** Where the bytes of a staged file lie. */
  path(fileId: FileId): string
  /** Deletes copies that nothing needs any more: sent, discarded, or left by a crash. What is being copied stays. */
  sweep(): Promise<void>
}

type StagingStore = Pick<
  StoreClient,
  'addStagedFile' | 'stagedFile' | 'stagedFiles' | 'removeStagedFile' | 'stagedFileIds'
>

export interface StagingOptions {
  folder: string
  store: StagingStore
  /** The server's, as last heard. */
  limits(): FileLimits
  /** The tray of a conversation has changed. */
  changed(conversationId: ConversationId): void
  /** How far copies have come that take long; empty when none is left. */
  copying(progress: { conversationId: ConversationId; files: CopyUnderWay[] }): void
}

/** Something that is to become a file of a tray. */
interface Item {
  name: string
  sizeBytes: number
  copy(target: string, options: CopyOptions): Promise<CopiedFile>
}

/** Keeps staged files in a folder. What is asked for one tray happens in the order asked. */
export function createStaging(options: StagingOptions): Staging {
  const { folder, store, limits, changed } = options
  const path = (fileId: FileId) => join(folder, fileId)
  const progress = createCopyProgress(options.copying)
  const asked = createAskedFolders()
  const stops = new Map<FileId, AbortController>()
  const turns = new Map<ConversationId, Promise<unknown>>()

  function inTurn<T>(conversationId: ConversationId, work: () => Promise<T>): Promise<T> {
    const mine = (turns.get(conversationId) ?? Promise.resolve()).then(work, work)
    turns.set(conversationId, mine)
    return mine
  }

  async function stage(conversationId: ConversationId, items: Item[], outcome: StageOutcome): Promise<void> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const begun = items.map((item) => ({ ...item, id: newId() as FileId, name: cleanName(item.name) }))
    for (const { id } of begun) stops.set(id, new AbortController())
    progress.begin(
      conversationId,
      begun.map(({ id, name, sizeBytes }) => ({ id, name, sizeBytes })),
    )
    try {
      for (const item of begun) {
        const reason = await whyNoRoom(conversationId, item.sizeBytes)
        if (reason !== null) outcome.refused.push({ name: item.name, reason })
        else await takeIn(conversationId, item, outcome)
        finish(item.id)
      }
    } finally {
      for (const { id } of begun) finish(id)
    }
  }

  function finish(id: FileId): void {
    progress.end(id)
    stops.delete(id)
  }

  async function takeIn(
    conversationId: ConversationId,
    { id, name, copy }: Item & { id: FileId },
    outcome: StageOutcome,
  ): Promise<void> {
    const { signal } = stops.get(id) ?? new AbortController()
    try {
      signal.throwIfAborted()
      const copied = await copy(path(id), {
        bytesMax: limits().fileBytesMax,
        signal,
        copied: (bytes) => progress.moved(id, bytes),
      })
      const mime = await mediaTypeOf(path(id), name)
      // Taken out after its last byte was read: it must not come into the tray now.
      signal.throwIfAborted()
      await store.addStagedFile({ id, conversationId, name, mime, ...copied })
      if (signal.aborted) await store.removeStagedFile({ fileId: id })
      signal.throwIfAborted()
      const staged = await store.stagedFile({ fileId: id })
      if (staged) outcome.files.push(withoutSecrets(staged))
      changed(conversationId)
    } catch (error) {
      await rm(path(id), { force: true })
      if (!signal.aborted) outcome.refused.push({ name, reason: refusalReason(error) })
    }
  }

  /** The server's limits that are not about one file alone; null when there is room. */
  async function whyNoRoom(conversationId: ConversationId, sizeBytes: number): Promise<string | null> {
    const { filesPerMessageMax, freeBytes } = limits()
    const { files } = await store.stagedFiles({ conversationId })
    if (files.length >= filesPerMessageMax) {
      return `was left out: a message takes ${filesPerMessageMax} files.`
    }
    const waiting = files.reduce((sum, file) => sum + file.sizeBytes, 0)
    if (waiting + sizeBytes <= freeBytes) return null
    return `was left out: you have ${byteSize(Math.max(0, freeBytes - waiting))} left on the server.`
  }

  /** A file becomes an item, a folder a question, anything else a refusal. */
  async function sortPath(
    conversationId: ConversationId,
    source: string,
    outcome: StageOutcome,
  ): Promise<Item | null> {
    try {
      const found = await stat(source)
      if (!found.isDirectory()) {
        const copy: Item['copy'] = (target, copyOptions) => copyIn(source, target, copyOptions)
        return { name: basename(source), sizeBytes: found.size, copy }
      }
      outcome.folders.push(asked.ask(conversationId, await lookIntoFolder(source)))
    } catch (error) {
      outcome.refused.push({ name: cleanName(basename(source)), reason: refusalReason(error) })
    }
    return null
  }

  return {
    path,
    stagePaths: (conversationId, paths) =>
      inTurn(conversationId, async () => {
        const outcome = nothingYet()
        const items: Item[] = []
        for (const source of paths) {
          const item = await sortPath(conversationId, source, outcome)
          if (item) items.push(item)
        }
        await stage(conversationId, items, outcome)
        return outcome
      }),
    stageBytes: (conversationId, name, bytes) =>
      inTurn(conversationId, async () => {
        const outcome = nothingYet()
        const copy: Item['copy'] = (target, copyOptions) => writeIn([bytes], target, copyOptions)
        await stage(conversationId, [{ name, sizeBytes: bytes.byteLength, copy }], outcome)
        return outcome
      }),
    async stageFolder(folderId, as) {
      const question = asked.take(folderId)
      const outcome = nothingYet()
      if (!question || as === 'none') return outcome
      const { conversationId, folder: found } = question
      outcome.refused.push(...found.refused)
      const items = as === 'zip' ? [zipItem(found)] : fileItems(found)
      return inTurn(conversationId, () => stage(conversationId, items, outcome).then(() => outcome))
    },
    async unstage(fileId) {
      stops.get(fileId)?.abort()
      const file = await store.stagedFile({ fileId })
      await store.removeStagedFile({ fileId })
      if (!stops.has(fileId)) await rm(path(fileId), { force: true })
      if (file) changed(file.conversationId)
    },
    async sweep() {
      // In this order: what is staged meanwhile is among the needed, and what is being copied among the stops.
      const present = await readdir(folder).catch(() => [])
      const needed = new Set<string>([...(await store.stagedFileIds()), ...stops.keys()])
      const useless = present.filter((name) => !needed.has(name.replace(/\.part$/, '')))
      // One that a system keeps open stays until the next time.
      await Promise.all(useless.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)))
    },
  }
}

function nothingYet(): StageOutcome {
  return { files: [], refused: [], folders: [] }
}

function fileItems(folder: FoundFolder): Item[] {
  return folder.files.map((file) => ({
    name: file.parts.at(-1) ?? '',
    sizeBytes: file.sizeBytes,
    async copy(target, copyOptions) {
      await checkStillInside(folder, file)
      return copyIn(file.path, target, { ...copyOptions, followLinks: false })
    },
  }))
}

function zipItem(folder: FoundFolder): Item {
  const sizeBytes = folder.files.reduce((sum, file) => sum + file.sizeBytes, 0)
  const copy: Item['copy'] = (target, copyOptions) => writeIn(zipFolder(folder), target, copyOptions)
  return { name: `${folder.name}.zip`, sizeBytes, copy }
}

function withoutSecrets({
  sha256: _hash,
  tusUrl: _url,
  ...file
}: StagedFile & { sha256: string; tusUrl: string | null }): StagedFile {
  return file
}
