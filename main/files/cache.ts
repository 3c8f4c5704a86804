import { copyFile, link, mkdir, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { cachedFiles, markUsed, placeOf, removeOldest, type CachedFile } from './cached-files.ts'
import { askForFile, download, freeBytesOf, type FetchProblem, type FileServer } from './download.ts'
import { hashOfFile } from './hash-of-file.ts'

const AT_ONCE = 4
const TELL_EVERY_MS = 200
const MARK_EVERY_MS = 60_000

export type Fetched = { path: string } | { problem: FetchProblem }

/** What the cache holds. `pinnedBytes` never count against the limit. */
export interface CacheFacts {
  files: number
  bytes: number
  pinnedBytes: number
  limitBytes: number
}

/** Files that came with messages, kept by the hash of their bytes, so that opened ones work offline. */
export interface FileCache {
  /** Where the bytes lie; fetches them first when they aren't here. Null when they can't be had now. */
  get(file: FileRef): Promise<string | null>
  /** The same, with the reason when they can't be had. */
  fetch(file: FileRef): Promise<Fetched>
  /** Where the bytes lie, when they are here and whole; never asks the server. A damaged copy is removed. */
  here(file: FileRef): Promise<string | null>
  /** Whether a file of this size lies here: quick, for lists; its bytes are looked at when it is opened. */
  has(file: FileRef): Promise<boolean>
  /** A part of a file straight from the server, which is not kept. Rejects when the server is out of reach. */
  stream(file: FileRef, range: string | null, signal: AbortSignal): Promise<Response>
  /** Takes over a file that was sent from here, so that it is not fetched again. */
  adopt(path: string, sha256: string): Promise<void>
  /** Keeps a file from being removed while it is read; the returned function ends that. */
  hold(sha256: string): () => void
  facts(): Promise<CacheFacts>
  /** Removes the longest unused until the limit holds. Never what is kept or held. */
  trim(): Promise<void>
  /** Removes these contents, kept or not, and what has come of them. Out: those that are gone; one that is read stays. */
  remove(hashes: readonly string[]): Promise<string[]>
  /** Removes all that can be fetched again and is neither kept nor held. */
  clear(): Promise<void>
}

export interface FileCacheOptions extends FileServer {
  folder: string
  limitBytes(): number
  /** Hashes that stay however full it gets: pinned, or waiting to be sent. */
  kept(): Promise<readonly string[]>
  /** How much of a file has come, at most five times a second, and when it is whole. */
  progressed(progress: { fileId: FileId; receivedBytes: number; sizeBytes: number }): void
  freeBytes?(folder: string): Promise<number>
}

/** Keeps files below `folder`. A download goes on where it stopped, and counts only when its hash is right. */
export function createFileCache(options: FileCacheOptions): FileCache {
  const { folder, freeBytes = freeBytesOf } = options
  const fetching = new Map<string, Promise<Fetched>>()
  const checking = new Map<string, Promise<string | null>>()
  /** Files whose bytes were checked since the start, by what the disk says of them: a change is checked again. */
  const checked = new Map<string, { seen: string; markedAtMs: number }>()
  const held = new Map<string, number>()
  const waiting: (() => void)[] = []
  let active = 0
  let trimming = Promise.resolve()

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (active >= AT_ONCE) await new Promise<void>((go) => waiting.push(go))
    active += 1
    try {
      return await work()
    } finally {
      active -= 1
      waiting.shift()?.()
    }
  }

  async function look(sha256: string): Promise<string | null> {
    const { whole } = placeOf(folder, sha256)
    const seen = await signatureOf(whole)
    if (seen === null) return null
    const known = checked.get(sha256)
    if (known?.seen !== seen && (await hashOfFile(whole)) !== sha256) {
      await rm(whole, { force: true })
      checked.delete(sha256)
      return null
    }
    const nowMs = Date.now()
    if (known?.seen !== seen || nowMs - known.markedAtMs > MARK_EVERY_MS) {
      await markUsed(whole, nowMs)
      checked.set(sha256, { seen: (await signatureOf(whole)) ?? seen, markedAtMs: nowMs })
    }
    return whole
  }

  async function bring(file: FileRef): Promise<Fetched> {
    const places = placeOf(folder, file.sha256)
    let toldMs = 0
    const tell = (receivedBytes: number) => {
      toldMs = performance.now()
      options.progressed({ fileId: file.id, receivedBytes, sizeBytes: file.sizeBytes })
    }
    const problem = await download(options, file, places, {
      freeBytes,
      received(bytes) {
        if (performance.now() - toldMs > TELL_EVERY_MS) tell(bytes)
      },
    })
    if (problem) return { problem }
    tell(file.sizeBytes)
    const seen = await signatureOf(places.whole)
    if (seen !== null) checked.set(file.sha256, { seen, markedAtMs: Date.now() })
    void cache.trim()
    return { path: places.whole }
  }

  async function mayGo(): Promise<CachedFile[]> {
    const [files, kept] = await Promise.all([cachedFiles(folder), options.kept()])
    const stays = new Set([...kept, ...held.keys(), ...fetching.keys()])
    return files.filter((file) => !stays.has(file.sha256))
  }

  const cache: FileCache = {
    async get(file) {
      const fetched = await cache.fetch(file)
      return 'path' in fetched ? fetched.path : null
    },
    async fetch(file) {
      const running = fetching.get(file.sha256)
      if (running) return running
      const path = await cache.here(file)
      if (path !== null) return { path }
      let fetched = fetching.get(file.sha256)
      if (!fetched) {
        fetched = inTurn(() => bring(file)).finally(() => fetching.delete(file.sha256))
        fetching.set(file.sha256, fetched)
      }
      return fetched
    },
    here({ sha256 }) {
      let check = checking.get(sha256)
      if (!check) {
        check = look(sha256)
          .catch(() => null)
          .finally(() => checking.delete(sha256))
        checking.set(sha256, check)
      }
      return check
    },
    async has(file) {
      const facts = await stat(placeOf(folder, file.sha256).whole).catch(() => null)
      return facts?.size === file.sizeBytes
    },
    stream: (file, range, signal) => askForFile(options, file.id, range, signal),
    async adopt(path, sha256) {
      const { whole } = placeOf(folder, sha256)
      if ((await signatureOf(whole)) !== null) return
      await mkdir(dirname(whole), { recursive: true, mode: 0o700 })
      // A link costs nothing; some file systems have none, and there a copy does.
      await link(path, whole).catch(async () => {
        await copyFile(path, `${whole}.copy`)
        await rename(`${whole}.copy`, whole)
      })
      void cache.trim()
    },
    hold(sha256) {
      held.set(sha256, (held.get(sha256) ?? 0) + 1)
      let isHeld = true
      return () => {
        if (!isHeld) return
        isHeld = false
        const others = (held.get(sha256) ?? 1) - 1
        if (others > 0) held.set(sha256, others)
        else held.delete(sha256)
      }
    },
    async facts() {
      const [files, kept] = await Promise.all([cachedFiles(folder), options.kept()])
      const keptHashes = new Set(kept)
      return {
        files: files.filter((file) => file.isWhole).length,
        bytes: bytesOf(files),
        pinnedBytes: bytesOf(files.filter((file) => keptHashes.has(file.sha256))),
        limitBytes: options.limitBytes(),
      }
    },
    trim() {
      const pass = async () => removeOldest(await mayGo(), options.limitBytes())
      trimming = trimming.then(pass).catch(() => undefined)
      return trimming
    },
    async remove(hashes) {
      const gone = hashes.filter((sha256) => !held.has(sha256) && !fetching.has(sha256))
      for (const sha256 of gone) {
        const { whole, part } = placeOf(folder, sha256)
        checked.delete(sha256)
        await rm(whole, { force: true })
        await rm(part, { force: true })
      }
      return gone
    },
    async clear() {
      await removeOldest(await mayGo(), -1)
    },
  }
  return cache
}

function bytesOf(files: readonly CachedFile[]): number {
  return files.reduce((sum, file) => sum + file.sizeBytes, 0)
}

/** What changes when somebody writes into a file; null when there is none. */
async function signatureOf(path: string): Promise<string | null> {
  const facts = await stat(path).catch(() => null)
  return facts?.isFile() ? `${facts.size} ${facts.mtimeMs} ${facts.ino}` : null
}
