import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { fileHeaders, passOn, readRange, serveFile } from './served-file.ts'

describe('how a file is shown', () => {
  it.each(['image/png', 'video/mp4', 'audio/ogg', 'application/pdf', 'text/plain'])('%s in place', (mime) => {
    expect(fileHeaders(mime, 'a')['content-disposition']).toMatch(/^inline/)
  })

  it.each([
    'text/html',
    'image/svg+xml',
    'application/xhtml+xml',
    'text/javascript',
    '',
    'image/png\r\nx: y',
  ])('%j is only handed out as bytes', (mime) => {
    const headers = fileHeaders(mime, 'a.html')
    expect(headers['content-type']).toBe('application/octet-stream')
    expect(headers['content-disposition']).toMatch(/^attachment/)
  })

  it('can be in no header more than its own', () => {
    expect(() => new Headers(fileHeaders('image/png', 'a"\r\nset-cookie: x\u202e.png'))).not.toThrow()
  })
})

describe('a range', () => {
  it.each([
    [null, 'whole'],
    ['bytes=', 'whole'],
    ['bytes=0-1,3-4', 'whole'],
    ['bytes=0-', { start: 0, end: 9 }],
    ['bytes=2-5', { start: 2, end: 5 }],
    ['bytes=5-500', { start: 5, end: 9 }],
    ['bytes=-3', { start: 7, end: 9 }],
    ['bytes=10-', 'outside'],
    ['bytes=5-2', 'outside'],
  ])('%s of ten bytes', (header, expected) => {
    expect(readRange(header, 10)).toEqual(expected)
  })
})

describe('serving', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'foyer-served-'))
    await writeFile(join(folder, 'ten'), '0123456789')
    await writeFile(join(folder, 'none'), '')
  })
  afterAll(() => rm(folder, { recursive: true }))

  it('gives the whole, a part, nothing past the end, and an empty file', async () => {
    const whole = await serveFile(join(folder, 'ten'), null, {})
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789'])
    const part = await serveFile(join(folder, 'ten'), 'bytes=3-4', {})
    expect([part.status, part.headers.get('content-range'), await part.text()]).toEqual([
      206,
      'bytes 3-4/10',
      '34',
    ])
    expect((await serveFile(join(folder, 'ten'), 'bytes=99-', {})).status).toBe(416)
    expect(await (await serveFile(join(folder, 'none'), null, {})).text()).toBe('')
  })

  it('lets go of a file when it was read, when nobody reads on, and when it isn’t there', async () => {
    const release = vi.fn()
    await (await serveFile(join(folder, 'ten'), null, {}, release)).text()
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(1))
    await (await serveFile(join(folder, 'ten'), null, {}, release)).body?.cancel()
    await vi.waitFor(() => expect(release).toHaveBeenCalledTimes(2))
    await serveFile(join(folder, 'ten'), 'bytes=99-', {}, release)
    await expect(serveFile(join(folder, 'nothing'), null, {}, release)).rejects.toThrow('ENOENT')
    expect(release).toHaveBeenCalledTimes(4)
  })
})

describe('what the server answers', () => {
  const headers = { 'content-type': 'video/mp4' }

  it('is passed on under our own headers', async () => {
    const from = new Response('34', {
      status: 206,
      headers: { 'content-range': 'bytes 3-4/10', 'content-type': 'text/html', 'set-cookie': 'a=b' },
    })
    const answer = await passOn(
      (range) => Promise.resolve(range === 'bytes=3-4' ? from : new Response()),
      'bytes=3-4',
      headers,
    )
    expect([answer.status, await answer.text()]).toEqual([206, '34'])
    expect(Object.fromEntries(answer.headers)).toEqual({ ...headers, 'content-range': 'bytes 3-4/10' })
  })

  it('is "not found" when it is a refusal, or none comes', async () => {
    expect(
      (await passOn(() => Promise.resolve(new Response('no', { status: 403 })), null, headers)).status,
    ).toBe(404)
    expect((await passOn(() => Promise.reject(new TypeError('no line')), null, headers)).status).toBe(404)
  })
})
