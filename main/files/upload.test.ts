import { FileStore } from '@tus/file-store'
import { Server as TusServer } from '@tus/server'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { newId, type ConversationId, type FileId } from '../../protocol/wire/ids.ts'
import { tryUpload } from './upload.ts'

const CONTENT = Buffer.alloc(300_000, 'foyer')

let folder: string
let stored: string
let tus: TusServer
let copy: string
let server: Server
let origin: string
let requests: string[]
/** What every request, or every HEAD, is answered with. */
let refusal: { status: number; body: object } | null
let headStatus: number | null

// One for all: the store of tus makes its folder without anybody waiting for it, and must not lose it meanwhile.
beforeAll(() => {
  stored = mkdtempSync(join(tmpdir(), 'foyer-stored-'))
  tus = new TusServer({ path: '/uploads', datastore: new FileStore({ directory: stored }) })
})
afterAll(() => rmSync(stored, { recursive: true }))

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'foyer-upload-'))
  copy = join(folder, 'copy')
  writeFileSync(copy, CONTENT)
  requests = []
  refusal = headStatus = null
  server = createServer((request, response) => {
    requests.push(`${request.method ?? ''} ${String(request.headers['upload-offset'] ?? '')}`.trim())
    if (refusal) response.writeHead(refusal.status).end(JSON.stringify(refusal.body))
    else if (request.method === 'HEAD' && headStatus !== null) response.writeHead(headStatus).end()
    else void tus.handle(request, response)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})

afterEach(() => {
  server.close()
  server.closeAllConnections()
  rmSync(folder, { recursive: true })
})

function attempt(tusUrl: string | null = null) {
  return tryUpload({
    server: origin,
    upload: {
      id: newId() as FileId,
      conversationId: newId() as ConversationId,
      name: 'video.mp4',
      mime: 'video/mp4',
      sizeBytes: CONTENT.length,
      sha256: createHash('sha256').update(CONTENT).digest('hex'),
      state: 'uploading',
      sentBytes: 0,
      bytesPerSecond: null,
      caption: '',
      signature: null,
      error: null,
      tusUrl,
      directUserId: null,
    },
    path: copy,
    accessToken: () => 'token',
    progressed: () => undefined,
  })
}

/** An upload of which the server has a third. */
async function begun(): Promise<string> {
  const version = { 'tus-resumable': '1.0.0' }
  const made = await fetch(`${origin}/uploads`, {
    method: 'POST',
    headers: { ...version, 'upload-length': String(CONTENT.length) },
  })
  const url = new URL(made.headers.get('location') ?? '', origin).href
  const type = 'application/offset+octet-stream'
  await fetch(url, {
    method: 'PATCH',
    headers: { ...version, 'upload-offset': '0', 'content-type': type },
    body: CONTENT.subarray(0, 100_000),
  })
  requests = []
  return url
}

const arrived = (url: string) => readFileSync(join(stored, new URL(url).pathname.split('/').at(-1) ?? ''))

describe('one try of an upload', () => {
  it.each([
    [503, 'network'],
    [401, 'token'],
  ])(
    'keeps what the server has when it answers %i to the question how much (I14)',
    async (status, because) => {
      const url = await begun()
      headStatus = status
      expect(await attempt(url).outcome).toEqual({ kind: 'interrupted', because })
      headStatus = null
      expect(await attempt(url).outcome).toEqual({ kind: 'done' })
      expect(requests).toEqual(['HEAD', 'HEAD', 'PATCH 100000'])
      expect(arrived(url).equals(CONTENT)).toBe(true)
    },
  )

  it('begins anew when the server has forgotten the upload', async () => {
    const url = await begun()
    headStatus = 404
    expect(await attempt(url).outcome).toEqual({ kind: 'done' })
    expect(requests).toEqual(['HEAD', 'POST', 'PATCH 0'])
  })

  it('sends nothing more when it is stopped as it begins', async () => {
    const stopped = attempt()
    stopped.abort()
    expect(await stopped.outcome).toEqual({ kind: 'interrupted', because: 'network' })
    expect(await attempt().outcome).toEqual({ kind: 'done' })
    expect(requests).toEqual(['POST', 'PATCH 0'])
  })

  it.runIf(process.platform === 'linux')('leaves no file open when it was refused', async () => {
    const error = { code: 'chatsOff', retry: 'never', message: 'Riverside turned chats off.' }
    refusal = { status: 403, body: error }
    expect(await attempt().outcome).toEqual({ kind: 'refused', error })
    await vi.waitFor(() => expect(openFiles()).not.toContain(copy))
  })

  it('is interrupted when the copy has gone', async () => {
    rmSync(copy)
    expect(await attempt().outcome).toEqual({ kind: 'interrupted', because: 'network' })
  })
})

function openFiles(): string[] {
  return readdirSync('/proc/self/fd').map((number) => {
    try {
      return readlinkSync(`/proc/self/fd/${number}`)
    } catch {
      return 'closed meanwhile'
    }
  })
}
