import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { access, copyFile, link, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'

const AT_ONCE = 4
const STALL_MS = 30_000

/** Files that came with messages, kept by the hash of their bytes, so that opened ones work offline. */
export interface FileCache {
  /** Where the bytes lie; fetches them first when they aren't here. Null when they can't be had now. */
  get(file: FileRef): Promise<string | null>
  /** Takes over a file that was sent from here, so that it is not fetched again. */
  adopt(path: string, sha256: string): Promise<void>
}

/** Keeps files below `folder`. A download goes on where it stopped, and counts only when its hash is right. */
export function createFileCache(options: {
  folder: string
  server: string
  freshToken(): Promise<string>
}): FileCache {
  const { folder } = options
  const fetching = new Map<string, Promise<string | null>>()
  const waiting: (() => void)[] = []
  let active = 0

  const place = (sha256: string) => join(folder, sha256.slice(0, 2), sha256)

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

  async function download(file: FileRef): Promise<string | null> {
    const target = place(file.sha256)
    await mkdir(join(target, '..'), { recursive: true })
    const part = `${target}.part`
    try {
      await fetchInto(part, file)
    } catch {
      return null
    }
    if ((await hashOf(part)) !== file.sha256) {
      await rm(part, { force: true })
      return null
    }
    await rename(part, target)
    return target
  }

  async function fetchInto(part: string, file: FileRef): Promise<void> {
    const have = await stat(part).then(
      (found) => found.size,
      () => 0,
    )
    if (have === file.sizeBytes && have > 0) return
    const stop = new AbortController()
    let stall = setTimeout(() => stop.abort(), STALL_MS)
    const response = await fetch(`${options.server}/files/${file.id}`, {
      headers: {
        authorization: `Bearer ${await options.freshToken()}`,
        ...(have > 0 && have < file.sizeBytes ? { range: `bytes=${have}-` } : {}),
      },
      redirect: 'error',
      signal: stop.signal,
    })
    if (!response.ok || !response.body) throw new Error(`the server answered ${response.status}`)
    const output = await open(part, response.status === 206 ? 'a' : 'w', 0o600)
    try {
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        clearTimeout(stall)
        stall = setTimeout(() => stop.abort(), STALL_MS)
        await output.writeFile(chunk)
      }
      await output.sync()
    } finally {
      clearTimeout(stall)
      await output.close()
    }
  }

  return {
    async get(file) {
      const target = place(file.sha256)
      if (await exists(target)) return target
      let fetched = fetching.get(file.sha256)
      if (!fetched) {
        fetched = inTurn(() => download(file)).finally(() => fetching.delete(file.sha256))
        fetching.set(file.sha256, fetched)
      }
      return fetched
    },
    async adopt(path, sha256) {
      const target = place(sha256)
      if (await exists(target)) return
      await mkdir(join(target, '..'), { recursive: true })
      // A link costs nothing; some file systems have none, and there a copy does.
      await link(path, target).catch(async () => {
        await copyFile(path, `${target}.copy`)
        await rename(`${target}.copy`, target)
      })
    },
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  )
}

async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}
