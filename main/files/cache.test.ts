import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { newId, type FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { createFileCache, type FileCache } from './cache.ts'

const bytes = Buffer.from('the bytes of a contract')
const sha256 = createHash('sha256').update(bytes).digest('hex')
const file: FileRef = {
  id: newId() as FileId,
  name: 'contract.pdf',
  sizeBytes: bytes.length,
  mime: 'application/pdf',
  sha256,
  width: null,
  height: null,
}

let folder: string
let server: Server
let asked: { range: string | undefined; authorization: string | undefined }[]
let served: Buffer
let cache: FileCache
let kept: string[]
let limitBytes: number
let free: number
let progress: number[]

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-cache-'))
  asked = []
  served = bytes
  server = createServer((request, response) => {
    const { range, authorization } = request.headers
    asked.push({ range, authorization })
    const start = Number(/^bytes=(\d+)-$/.exec(range ?? '')?.[1] ?? 0)
    response.writeHead(range ? 206 : 200).end(served.subarray(start))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  kept = []
  limitBytes = 1_000_000
  free = 1_000_000_000
  progress = []
  cache = createFileCache({
    folder,
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freshToken: () => Promise.resolve('token'),
    limitBytes: () => limitBytes,
    kept: () => Promise.resolve(kept),
    progressed: ({ receivedBytes }) => progress.push(receivedBytes),
    freeBytes: () => Promise.resolve(free),
  })
})
afterEach(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

const place = () => join(folder, sha256.slice(0, 2), sha256)

describe('the cache of files', () => {
  it('fetches once, however many want it, and then works without the server', async () => {
    const paths = await Promise.all([cache.get(file), cache.get(file)])
    server.close()
    server.closeAllConnections()
    expect([...paths, await cache.get(file)]).toEqual([place(), place(), place()])
    expect(readFileSync(place())).toEqual(bytes)
    expect(asked).toEqual([{ range: undefined, authorization: 'Bearer token' }])
  })

  it('goes on where an earlier download stopped', async () => {
    mkdirSync(dirname(place()))
    writeFileSync(`${place()}.part`, bytes.subarray(0, 7))
    await cache.get(file)
    expect(asked[0]?.range).toBe('bytes=7-')
    expect(readFileSync(place())).toEqual(bytes)
  })

  it('keeps nothing whose hash is wrong, and gets it right the next time', async () => {
    served = Buffer.from('other bytes, as long!!!')
    expect(await cache.get(file)).toBeNull()
    served = bytes
    expect(await cache.get(file)).toBe(place())
  })

  it('takes no more than the row says, however much the server sends (I19)', async () => {
    served = Buffer.alloc(5_000_000, 'x')
    expect(await cache.fetch(file)).toEqual({ problem: 'wrongBytes' })
    expect(progress.filter((received) => received > file.sizeBytes)).toEqual([])
    expect(existsSync(`${place()}.part`)).toBe(false)
  })

  it('answers null when the server is out of reach', async () => {
    server.close()
    server.closeAllConnections()
    expect(await cache.get(file)).toBeNull()
  })

  it('takes over a file that was sent from here', async () => {
    const sent = join(folder, 'staged')
    writeFileSync(sent, bytes)
    await cache.adopt(sent, sha256)
    rmSync(sent)
    expect(await cache.get(file)).toBe(place())
    expect(asked).toEqual([])
  })
})

/** Lays a file of this many bytes into the cache, last used this long ago. */
function lay(letter: string, sizeBytes: number, usedAgoMs: number): string {
  const hash = letter.repeat(64)
  const path = join(folder, hash.slice(0, 2), hash)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, Buffer.alloc(sizeBytes))
  const usedAt = (Date.now() - usedAgoMs) / 1000
  utimesSync(path, usedAt, usedAt)
  return path
}

describe('a copy on this computer', () => {
  it('that was damaged is found when it is opened, and fetched again', async () => {
    await cache.get(file)
    writeFileSync(place(), Buffer.from('the bytes of a CONTRACT'))
    expect(await cache.here(file)).toBeNull()
    expect(existsSync(place())).toBe(false)
    expect(await cache.get(file)).toBe(place())
    expect(readFileSync(place())).toEqual(bytes)
  })

  it('that was damaged while the app was closed is not handed out either', async () => {
    mkdirSync(dirname(place()))
    writeFileSync(place(), Buffer.from('the bytes of a CONTRACT'))
    expect(await cache.has(file)).toBe(true)
    await cache.get(file)
    expect(readFileSync(place())).toEqual(bytes)
  })
})

describe('the limit', () => {
  it('lets the longest unused go first, never what is kept or held', async () => {
    limitBytes = 250
    const [oldest, pinned, reading, newer, newest] = [
      lay('a', 100, 50_000),
      lay('b', 100, 60_000),
      lay('c', 100, 40_000),
      lay('d', 100, 30_000),
      lay('e', 100, 20_000),
    ]
    kept = ['b'.repeat(64)]
    const release = cache.hold('c'.repeat(64))
    limitBytes = 150
    await cache.trim()
    expect([oldest, pinned, reading, newer, newest].map((path) => existsSync(path ?? ''))).toEqual([
      false,
      true,
      true,
      false,
      true,
    ])
    expect(await cache.facts()).toEqual({ files: 3, bytes: 300, pinnedBytes: 100, limitBytes: 150 })
    release()
    await cache.trim()
    expect(existsSync(reading ?? '')).toBe(false)
  })

  it('counts what has just been opened as used now', async () => {
    await cache.get(file)
    utimesSync(place(), 1, 1)
    lay('a', 100, 1000)
    await cache.here(file)
    limitBytes = 50
    await cache.trim()
    expect(existsSync(place())).toBe(true)
  })

  it('is not in the way of clearing: only what is kept stays', async () => {
    const pinned = lay('b', 100, 0)
    const other = lay('a', 100, 0)
    writeFileSync(`${other}.part`, 'the beginning of a download')
    kept = ['b'.repeat(64)]
    await cache.clear()
    expect([pinned, other, `${other}.part`].map((path) => existsSync(path))).toEqual([true, false, false])
  })

  it('goes when its row is gone, kept or not, as soon as nobody reads it (I15)', async () => {
    const path = await cache.get(file)
    kept = [sha256]
    const letGo = cache.hold(sha256)
    expect(await cache.remove([sha256])).toEqual([])
    expect(existsSync(path!)).toBe(true)
    letGo()
    expect(await cache.remove([sha256])).toEqual([sha256])
    expect(existsSync(path!)).toBe(false)
  })
})

describe('a download', () => {
  it('that the disk has no room for says so, and leaves nothing half', async () => {
    mkdirSync(dirname(place()))
    writeFileSync(`${place()}.part`, bytes.subarray(0, 7))
    free = 1000
    expect(await cache.fetch(file)).toEqual({ problem: 'diskFull' })
    expect(existsSync(`${place()}.part`)).toBe(false)
    expect(asked).toEqual([])
  })

  it('says whether the server is out of reach or no longer gives the file', async () => {
    server.removeAllListeners('request')
    server.on('request', (_request, response) => void response.writeHead(404).end())
    expect(await cache.fetch(file)).toEqual({ problem: 'gone' })
    server.close()
    server.closeAllConnections()
    expect(await cache.fetch(file)).toEqual({ problem: 'unreachable' })
  })

  it('tells that it is whole', async () => {
    await cache.get(file)
    expect(progress.at(-1)).toBe(bytes.length)
  })
})
