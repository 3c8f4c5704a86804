import { FileStore } from '@tus/file-store'
import { Server as TusServer } from '@tus/server'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Transform, type Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import type { Upload } from '../store/views.ts'
import { createTransfers, type TransferOptions, type Transfers } from './transfers.ts'

const CONTENT = Buffer.alloc(3_000_000, 'foyer')

let folder: string
let server: Server
let uploads: Map<FileId, Upload>
let refuseWith: { status: number; body: object } | null
let cutAfterBytes: number
let requests: string[]
let running: number
let mostAtOnce: number
let renewed: number
let transfers: Transfers | null = null
let settled: { id: FileId; error: string | null }[]
let failures: unknown[]
/** Errors that the store answers the next ends of uploads with. */
let storeErrors: Error[]

/** Writes what comes, and breaks every connection when more than `cutAfterBytes` have come. */
class CuttingStore extends FileStore {
  override write(source: Readable, id: string, offset: number): Promise<number> {
    let seen = 0
    const counted = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        seen += chunk.length
        done(null, chunk)
        if (seen > cutAfterBytes) server.closeAllConnections()
      },
    })
    source.on('error', () => counted.end())
    source.on('close', () => counted.end())
    return super.write(source.pipe(counted), id, offset)
  }
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-transfers-'))
  uploads = new Map()
  refuseWith = null
  cutAfterBytes = Infinity
  requests = []
  running = mostAtOnce = renewed = 0
  settled = []
  failures = []
  storeErrors = []
  const tus = new TusServer({ path: '/uploads', datastore: new CuttingStore({ directory: folder }) })
  server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${String(request.headers['upload-offset'] ?? '')}`.trim())
    if (refuseWith) {
      response.writeHead(refuseWith.status).end(JSON.stringify(refuseWith.body))
      return
    }
    if (request.method === 'PATCH') {
      mostAtOnce = Math.max(mostAtOnce, ++running)
      response.on('close', () => (running -= 1))
    }
    void tus.handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
})

afterEach(async () => {
  await transfers?.stop()
  transfers = null
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

function queue(content = CONTENT): FileId {
  const id = newId() as FileId
  writeFileSync(join(folder, `staged-${id}`), content)
  uploads.set(id, {
    id,
    conversationId: newId() as ConversationId,
    name: 'video.mp4',
    mime: 'video/mp4',
    sizeBytes: content.length,
    sha256: createHash('sha256').update(content).digest('hex'),
    state: 'uploading',
    sentBytes: 0,
    bytesPerSecond: null,
    caption: '',
    signature: null,
    error: null,
    tusUrl: null,
    directUserId: null,
  })
  return id
}

function start(overrides: Partial<TransferOptions> = {}): Transfers {
  const nothing = Promise.resolve({ topics: [], conversationIds: [] })
  const change = (fileId: FileId, fields: Partial<Upload>) => {
    const upload = uploads.get(fileId)
    if (!upload) return Promise.resolve(null)
    uploads.set(fileId, { ...upload, ...fields })
    return Promise.resolve({ ...upload, ...fields })
  }
  const unlessPaused = (fileId: FileId, state: Upload['state']) =>
    uploads.get(fileId)?.state === 'paused' ? 'paused' : state
  return createTransfers({
    server: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    store: {
      uploads: () =>
        Promise.resolve(
          [...uploads.values()].filter(({ state }) => state === 'uploading' || state === 'waiting'),
        ),
      uploadProgressed: ({ fileId, sentBytes, tusUrl }) =>
        change(fileId, { sentBytes, tusUrl, state: unlessPaused(fileId, 'uploading') }),
      uploadWaits: ({ fileId }) => change(fileId, { state: unlessPaused(fileId, 'waiting') }),
      uploadFinished({ fileId }) {
        const error = storeErrors.pop()
        if (error) return Promise.reject(error)
        return change(fileId, { state: 'uploaded' }).then(() => nothing)
      },
      uploadFailed: ({ fileId, error }) =>
        change(fileId, { state: 'failed', error: error.message }).then(() => nothing),
    },
    path: (fileId) => join(folder, `staged-${fileId}`),
    accessToken: () => 'token',
    renewToken() {
      renewed += 1
      refuseWith = null
      return Promise.resolve()
    },
    progressed: () => undefined,
    failed: (error) => failures.push(error),
    settled: ({ id }) => {
      settled.push({ id, error: uploads.get(id)?.error ?? null })
      return Promise.resolve()
    },
    ...overrides,
  })
}

const arrived = (id: FileId) =>
  readFileSync(join(folder, new URL(uploads.get(id)?.tusUrl ?? '').pathname.split('/').at(-1) ?? ''))

describe('transfers', () => {
  it('send nothing while offline, and every byte once online, three at a time', async () => {
    const ids = [queue(), queue(), queue(), queue(), queue()]
    transfers = start()
    transfers.changed()
    expect(requests).toEqual([])
    transfers.online()
    await vi.waitFor(() => expect(settled.map(({ id }) => id).sort()).toEqual([...ids].sort()), {
      timeout: 20_000,
    })
    for (const id of ids) expect(arrived(id).equals(CONTENT)).toBe(true)
    expect(mostAtOnce).toBeLessThanOrEqual(3)
  })

  it('go on from the byte that the server has, after a cut and a restart (I14)', async () => {
    const id = queue()
    cutAfterBytes = 1_000_000
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('waiting'))
    await transfers.stop()
    cutAfterBytes = Infinity
    requests = []
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('uploaded'))
    expect(arrived(id).equals(CONTENT)).toBe(true)
    expect(requests[0]).toBe('HEAD')
    expect(requests[1]).toMatch(/^PATCH [1-9]/)
  })

  it('park a file that the server refuses, with its reason', async () => {
    const id = queue()
    refuseWith = {
      status: 403,
      body: { code: 'chatsOff', retry: 'never', message: 'Riverside turned chats off.' },
    }
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(settled).toEqual([{ id, error: 'Riverside turned chats off.' }]))
  })

  it('renew the token when it has expired, and try again', async () => {
    const id = queue()
    refuseWith = { status: 401, body: {} }
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(renewed).toBe(1))
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('uploaded'), { timeout: 10_000 })
  })

  it('do not go on with a copy that is no longer what it was', async () => {
    const id = queue()
    cutAfterBytes = 1_000_000
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('waiting'))
    await transfers.stop()
    writeFileSync(join(folder, `staged-${id}`), Buffer.alloc(CONTENT.length, 'other'))
    requests = []
    transfers = start()
    transfers.online()
    const error = 'The copy of “video.mp4” on this computer is damaged. Attach it again.'
    await vi.waitFor(() => expect(settled).toEqual([{ id, error }]))
    expect(requests).toEqual([])
  })

  it('try again when the store could not write down that a file is whole, and can still be stopped', async () => {
    const id = queue(Buffer.from('small'))
    const full = new Error('the disk is full')
    storeErrors = [full]
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(failures).toEqual([full]))
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('uploaded'), { timeout: 10_000 })
    storeErrors = [full]
    const other = queue(Buffer.from('small'))
    transfers.changed()
    await vi.waitFor(() => expect(failures).toHaveLength(2))
    await expect(transfers.stop()).resolves.toBeUndefined()
    expect(uploads.get(other)?.state).toBe('uploading')
  })

  it('say when a copy is gone', async () => {
    const id = queue()
    rmSync(join(folder, `staged-${id}`))
    transfers = start()
    transfers.online()
    const error = 'The copy of “video.mp4” on this computer is gone. Attach it again.'
    await vi.waitFor(() => expect(settled).toEqual([{ id, error }]))
  })

  it('pause and go on at once from the byte that the server has', async () => {
    const content = Buffer.alloc(64_000_000, 'foyer')
    const id = queue(content)
    let paused = false
    transfers = start({
      progressed(file) {
        if (paused || file.sentBytes === 0) return
        paused = true
        const upload = uploads.get(id)
        if (upload) uploads.set(id, { ...upload, state: 'paused' })
        transfers?.changed()
      },
    })
    transfers.online()
    await vi.waitFor(() => expect(paused).toBe(true))
    await vi.waitFor(() => expect(transfers?.underWay()).toBe(0))
    expect(uploads.get(id)?.state).toBe('paused')
    requests = []
    const upload = uploads.get(id)
    if (upload) uploads.set(id, { ...upload, state: 'waiting' })
    transfers.changed()
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('uploaded'), { timeout: 20_000 })
    expect(arrived(id).equals(content)).toBe(true)
    expect(requests[0]).toBe('HEAD')
  })

  it('take from the server what the user has given up', async () => {
    const id = queue()
    cutAfterBytes = 1_000_000
    transfers = start()
    transfers.online()
    await vi.waitFor(() => expect(uploads.get(id)?.state).toBe('waiting'))
    const upload = uploads.get(id)
    uploads.delete(id)
    if (upload) transfers.givenUp(upload)
    await vi.waitFor(() => expect(requests).toContain('DELETE'))
  })

  it('stop what the user has discarded', async () => {
    const id = queue()
    let pulled = false
    transfers = start({
      progressed() {
        pulled = true
        uploads.delete(id)
        transfers?.changed()
      },
    })
    transfers.online()
    await vi.waitFor(() => expect(pulled).toBe(true))
    await transfers.stop()
    expect(uploads.has(id)).toBe(false)
  })
})
