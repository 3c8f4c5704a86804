import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
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
  cache = createFileCache({
    folder,
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    freshToken: () => Promise.resolve('token'),
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
