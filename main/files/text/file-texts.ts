import type { FileId } from '../../../protocol/wire/ids.ts'
import type { FileRef } from '../../../protocol/wire/rows/fields.ts'
import type { StoreClient } from '../../store/store.ts'
import type { Touched } from '../../store/sync-port.ts'
import type { FileCache } from '../cache.ts'

/** So many are asked for at once: the question walks over all that were read before. */
const LOOKED_AT = 100

/** Reads the texts of files in the background, so that they are found by what is in them. */
export interface FileTexts {
  /** There may be files to read, and now is a good time. One content at a time, the newest first. */
  look(): void
  /** Nothing is stored any more; what is being read is let go. */
  stop(): void
}

export function createFileTexts(options: {
  store: Pick<StoreClient, 'filesWithoutText' | 'saveFileText'>
  cache: Pick<FileCache, 'get' | 'hold'>
  /** How long to wait before reading begins: starting the app and the first clicks come first. */
  pauseMs: number
  /** Connected, and nothing more urgent is being fetched. */
  isIdle(): boolean
  read(file: { path: string; isPdf: boolean }): Promise<string | null>
  saved(touched: Touched): void
  failed(error: unknown): void
}): FileTexts {
  const { store, cache } = options
  /** Could not be fetched: asked for again when Foyer is started again. */
  const skipped = new Set<FileId>()
  let running: Promise<void> | null = null
  let pause: NodeJS.Timeout | null = null
  let stopped = false

  async function readAll(): Promise<void> {
    while (!stopped && options.isIdle()) {
      const files = await store.filesWithoutText({ limit: LOOKED_AT + skipped.size })
      const left = files.filter(({ id }) => !skipped.has(id))
      if (left.length === 0) return
      for (const same of byContent(left)) {
        if (stopped || !options.isIdle()) return
        await readOne(same)
      }
    }
  }

  /** One content; the same file lies in many chats, and its text is saved for all of them at once. */
  async function readOne(files: readonly [FileRef, ...FileRef[]]): Promise<void> {
    const [file] = files
    const fileIds = files.map(({ id }) => id)
    const letGo = cache.hold(file.sha256)
    try {
      const path = await cache.get(file)
      if (path === null) {
        for (const id of fileIds) skipped.add(id)
        return
      }
      const text = await options.read({ path, isPdf: file.mime === 'application/pdf' })
      if (!stopped) options.saved(await store.saveFileText({ fileIds, text }))
    } finally {
      letGo()
    }
  }

  function begin(): void {
    pause = null
    running = readAll()
      .catch((error: unknown) => {
        if (!stopped) options.failed(error)
      })
      .finally(() => {
        running = null
      })
  }

  return {
    look() {
      if (!stopped && !running) pause ??= setTimeout(begin, options.pauseMs)
    },
    stop() {
      stopped = true
      if (pause) clearTimeout(pause)
    },
  }
}

/** Files with the same bytes together, in the order in which each content comes first. */
function byContent(files: readonly FileRef[]): [FileRef, ...FileRef[]][] {
  const groups = new Map<string, [FileRef, ...FileRef[]]>()
  for (const file of files) {
    const group = groups.get(file.sha256)
    if (group) group.push(file)
    else groups.set(file.sha256, [file])
  }
  return [...groups.values()]
}
