import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { hashOfFile } from './hash-of-file.ts'

const STALL_MS = 30_000
/** What a download leaves free for everything else that the system writes. */
const SPARE_BYTES = 50_000_000

/** Why a file can't be had now. `gone`: the server no longer gives it to this user. */
export type FetchProblem = 'unreachable' | 'diskFull' | 'gone' | 'wrongBytes'

/** Where files come from. */
export interface FileServer {
  /** Its origin. */
  server: string
  freshToken(): Promise<string>
}

/** Asks the server for a file, or for a part of it. Rejects when the server is out of reach. */
export async function askForFile(
  { server, freshToken }: FileServer,
  fileId: string,
  range: string | null,
  signal: AbortSignal,
): Promise<Response> {
  return fetch(`${server}/files/${fileId}`, {
    headers: { authorization: `Bearer ${await freshToken()}`, ...(range ? { range } : {}) },
    redirect: 'error',
    signal,
  })
}

/** Free bytes of the disk that a folder lies on, for this user. */
export async function freeBytesOf(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return bavail * bsize
}

/**
 * Fetches a file into `places.part`, from where an earlier try stopped, and moves it to `places.whole` when its hash is
 * right. A cut line leaves the part to go on with; a full disk or wrong bytes leave nothing. `received` is told how much
 * is here.
 */
export async function download(
  from: FileServer,
  file: FileRef,
  places: { whole: string; part: string },
  options: { freeBytes(folder: string): Promise<number>; received(bytes: number): void },
): Promise<FetchProblem | null> {
  const folder = dirname(places.whole)
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const have = await sizeOf(places.part)
    if ((await options.freeBytes(folder)) < file.sizeBytes - have + SPARE_BYTES) {
      await rm(places.part, { force: true })
      return 'diskFull'
    }
    const problem = await fetchInto(from, file, places.part, have, options.received)
    if (problem !== null && problem !== 'wrongBytes') return problem
    if (problem === 'wrongBytes' || (await hashOfFile(places.part)) !== file.sha256) {
      await rm(places.part, { force: true })
      return 'wrongBytes'
    }
    await rename(places.part, places.whole)
    return null
  } catch (error) {
    if (!isFull(error)) return 'unreachable'
    await rm(places.part, { force: true })
    return 'diskFull'
  }
}

async function fetchInto(
  from: FileServer,
  file: FileRef,
  part: string,
  have: number,
  received: (bytes: number) => void,
): Promise<FetchProblem | null> {
  if (have === file.sizeBytes && have > 0) return null
  const stop = new AbortController()
  let stall = setTimeout(() => stop.abort(), STALL_MS)
  try {
    const goesOn = have > 0 && have < file.sizeBytes
    const response = await askForFile(from, file.id, goesOn ? `bytes=${have}-` : null, stop.signal)
    if ([403, 404, 410].includes(response.status)) return 'gone'
    if (!response.ok || !response.body) return 'unreachable'
    const isRest = response.status === 206
    const output = await open(part, isRest ? 'a' : 'w', 0o600)
    try {
      let bytes = isRest ? have : 0
      for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
        clearTimeout(stall)
        stall = setTimeout(() => stop.abort(), STALL_MS)
        bytes += chunk.byteLength
        // Room was looked for by the size that the row names: more than that could fill the disk (I19).
        if (bytes > file.sizeBytes) return 'wrongBytes'
        await output.writeFile(chunk)
        received(bytes)
      }
      await output.sync()
    } finally {
      await output.close()
    }
    return null
  } finally {
    clearTimeout(stall)
  }
}

async function sizeOf(path: string): Promise<number> {
  return stat(path).then(
    (found) => found.size,
    () => 0,
  )
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT')
}
