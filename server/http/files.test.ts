import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type FileId } from '../../protocol/wire/ids.ts'
import type { FileRef } from '../../protocol/wire/rows/fields.ts'
import { DeskClient, makeOp, post, sendOp, signIn } from '../testing/desk-client.ts'
import { portalSignIn } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { metadata, sha256, TUS } from '../testing/tus.ts'

let server: TestServer
let small: network.SmallNetwork
let desk: DeskClient
let manager: Record<string, string>
let colleague: Record<string, string>
let other: Record<string, string>
beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  const tokens = await signIn(server.url, network.managerEmail)
  manager = bearer(tokens.accessToken)
  colleague = bearer((await signIn(server.url, network.manager2Email)).accessToken)
  other = bearer((await signIn(server.url, network.otherManagerEmail)).accessToken)
  desk = await DeskClient.connect(server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
})
afterAll(async () => {
  desk.close()
  await server.close()
})

const bearer = (token: string) => ({ authorization: `Bearer ${token}` })
interface File {
  id: string
  name: string
  mime: string
  bytes: Buffer
  hash: string
}

function makeFile(bytes: Buffer, more: Partial<File> = {}): File {
  return { id: newId(), name: 'notes.txt', mime: 'text/plain', bytes, hash: sha256(bytes), ...more }
}

async function create(file: File, who: Record<string, string>, headers: Record<string, string> = {}) {
  const fields = {
    fileId: file.id,
    conversationId: network.customersChat(small),
    name: file.name,
    mime: file.mime,
    sha256: file.hash,
  }
  const response = await fetch(`${server.url}/uploads`, {
    method: 'POST',
    headers: {
      ...TUS,
      ...who,
      'upload-length': String(file.bytes.length),
      'upload-metadata': metadata(fields),
      ...headers,
    },
  })
  return {
    status: response.status,
    at: server.url + response.headers.get('location'),
    body: await response.text(),
  }
}

function patch(at: string, bytes: Buffer, offset: number, who: Record<string, string>) {
  return fetch(at, {
    method: 'PATCH',
    headers: {
      ...TUS,
      ...who,
      'upload-offset': String(offset),
      'content-type': 'application/offset+octet-stream',
    },
    body: new Uint8Array(bytes),
  })
}

const head = (at: string, who: Record<string, string>) =>
  fetch(at, { method: 'HEAD', headers: { ...TUS, ...who } })

async function uploadWhole(file: File, who = manager): Promise<Response> {
  const { at } = await create(file, who)
  return patch(at, file.bytes, 0, who)
}

async function sendFile(file: File, more: Parameters<typeof sendOp>[3] = {}) {
  const op = sendOp(small, network.customersChat(small), '', { fileIds: [file.id as FileId], ...more })
  const { results } = await desk.get('push', { ops: [op] })
  return { op, result: results[0]! }
}

const fetchFile = (id: string, who: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/files/${id}`, { headers: { ...who, ...headers } })

test('a file goes up in parts, is sent, and comes down as it was', async () => {
  const file = makeFile(Buffer.from('The quick brown fox'), { name: 'Straße "1"; 文件.txt' })
  const { at, status } = await create(file, manager)
  expect(status).toBe(201)
  expect((await patch(at, file.bytes.subarray(0, 7), 0, manager)).status).toBe(204)
  const resumed = await head(at, manager)
  expect(resumed.headers.get('upload-offset')).toBe('7')
  expect((await patch(at, file.bytes.subarray(0, 7), 0, manager)).status).toBe(409)
  expect((await patch(at, file.bytes.subarray(7), 7, manager)).status).toBe(204)
  expect((await sendFile(file)).result).toMatchObject({ status: 'applied' })

  const answer = await fetchFile(file.id, colleague)
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(file.bytes)
  expect(answer.headers.get('content-type')).toBe('text/plain')
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
  expect(answer.headers.get('content-security-policy')).toContain('sandbox')
  const disposition = answer.headers.get('content-disposition')!
  expect(disposition).toMatch(/^attachment; /)
  expect(disposition).toContain(`filename*=UTF-8''Stra%C3%9Fe%20%221%22%3B%20%E6%96%87%E4%BB%B6.txt`)
})

test('a part of a file is served by its range', async () => {
  const file = makeFile(Buffer.from('0123456789'))
  await uploadWhole(file)
  await sendFile(file)
  const ask = async (range: string) => {
    const answer = await fetchFile(file.id, manager, { range })
    return [answer.status, answer.headers.get('content-range'), await answer.text()]
  }
  expect(await ask('bytes=2-4')).toEqual([206, 'bytes 2-4/10', '234'])
  expect(await ask('bytes=7-')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=-3')).toEqual([206, 'bytes 7-9/10', '789'])
  expect(await ask('bytes=8-99')).toEqual([206, 'bytes 8-9/10', '89'])
  expect(await ask('bytes=10-')).toEqual([416, 'bytes */10', ''])
  expect(await ask('bytes=1-2,4-5')).toEqual([200, null, '0123456789'])
})

test('a file whose bytes don’t match its hash is refused and gone', async () => {
  const file = makeFile(Buffer.from('As it was'), { hash: sha256(Buffer.from('As it should be')) })
  const { at } = await create(file, manager)
  const answer = await patch(at, file.bytes, 0, manager)
  expect(answer.status).toBe(422)
  expect(JSON.parse(await answer.text())).toMatchObject({ code: 'fileCorrupt' })
  expect((await head(at, manager)).status).toBe(404)
  expect((await sendFile(file)).result).toMatchObject({ status: 'rejected', error: { code: 'fileMissing' } })
  const left = await readdir(path.join(server.dataFolder, 'files'))
  expect(left.some((name) => at.endsWith(name))).toBe(false)
})

test('an upload that was whole when the server crashed is checked when the sender asks again', async () => {
  const file = makeFile(Buffer.from('Whole before the crash'))
  const { at } = await create(file, manager)
  await patch(at, file.bytes, 0, manager)
  // As if the crash had come before the file was stored.
  await server.database.query('delete from files where id = $1', [file.id])
  const asked = await head(at, manager)
  expect(asked.headers.get('upload-offset')).toBe(String(file.bytes.length))
  expect((await sendFile(file)).result).toMatchObject({ status: 'applied' })
})

test('the uploads of others are as if they were not there', async () => {
  const file = makeFile(Buffer.from('Mine'))
  const { at } = await create(file, manager)
  const madeUp = `${server.url}/uploads/${'0'.repeat(32)}`
  for (const target of [
    at,
    madeUp,
    `${server.url}/uploads/..%2f..%2fversion`,
    `${server.url}/uploads/x.json`,
  ]) {
    expect((await head(target, colleague)).status).toBe(404)
    expect((await patch(target, file.bytes, 0, colleague)).status).toBe(404)
    expect((await fetch(target, { method: 'DELETE', headers: { ...TUS, ...colleague } })).status).toBe(404)
  }
  expect((await head(at, {})).status).toBe(401)
  expect((await head(at, manager)).headers.get('upload-offset')).toBe('0')
})

test('what is too large, in pieces, of no known length or not described is refused at once', async () => {
  const file = makeFile(Buffer.from('x'))
  const large = await create(file, manager, { 'upload-length': String(2 * 1024 ** 3 + 1) })
  expect(large.status).toBe(413)
  expect(large.body).toContain('2 GiB')
  expect((await create(file, manager, { 'upload-concat': 'partial' })).status).toBe(400)
  expect((await create(file, manager, { 'upload-defer-length': '1' })).status).toBe(400)
  expect((await create(file, manager, { 'upload-length': '-1' })).status).toBe(400)
  expect((await create({ ...file, id: '../../etc' }, manager)).status).toBe(400)
  expect((await create({ ...file, hash: 'no hash' }, manager)).status).toBe(400)
  expect((await create(file, manager, { 'upload-metadata': '%%%' })).status).toBe(400)
})

test('nobody sends files into a chat that is not theirs', async () => {
  const op = sendOp(small, network.customersChat(small), 'The chat is there')
  await desk.get('push', { ops: [op] })
  expect((await create(makeFile(Buffer.from('x')), other)).status).toBe(404)
})

test('a file is for those who may read its message; to others it is not there', async () => {
  const file = makeFile(Buffer.from('Between the desk and Nadia'))
  await uploadWhole(file)
  expect((await fetchFile(file.id, manager)).status).toBe(200)
  expect((await fetchFile(file.id, colleague)).status).toBe(404)
  const { op } = await sendFile(file)

  const customer = { cookie: await portalSignIn(server, network.customerEmail) }
  const stranger = { cookie: await portalSignIn(server, network.strangerEmail) }
  expect((await fetchFile(file.id, customer)).status).toBe(200)
  const madeUp = await fetchFile(newId(), stranger)
  for (const who of [stranger, other]) {
    const refused = await fetchFile(file.id, who)
    expect(refused.status).toBe(404)
    expect(await refused.text()).toBe(await madeUp.clone().text())
  }
  expect((await fetchFile(file.id, {})).status).toBe(401)

  const { body } = op
  if (body.type === 'message.send') {
    await desk.get('push', { ops: [makeOp({ type: 'message.unsend', messageId: body.messageId })] })
  }
  expect((await fetchFile(file.id, colleague)).status).toBe(404)
})

test('a file of an internal note is not for the customer', async () => {
  const file = makeFile(Buffer.from('For the desk only'))
  await uploadWhole(file)
  expect((await sendFile(file, { kind: 'note' })).result).toMatchObject({ status: 'applied' })
  expect((await fetchFile(file.id, colleague)).status).toBe(200)
  const customer = { cookie: await portalSignIn(server, network.customerEmail) }
  expect((await fetchFile(file.id, customer)).status).toBe(404)
})

test('a customer sends a file from the portal, once', async () => {
  const customer = { cookie: await portalSignIn(server, network.customerEmail) }
  const file = makeFile(Buffer.from('From the portal'))
  expect((await uploadWhole(file, customer)).status).toBe(204)
  const id = network.customersChat(small)
  const send = () =>
    post(
      `${server.url}/portal/api/chats/${id}/messages`,
      { opId: newId(), messageId: newId(), text: '', fileIds: [file.id], replyToId: null },
      customer,
    )
  expect(await send()).toMatchObject({ status: 200, body: { files: [{ id: file.id, name: 'notes.txt' }] } })
  expect(await send()).toMatchObject({ status: 409 })
  expect((await fetchFile(file.id, colleague)).status).toBe(200)
})

test('a picture’s kind and size come from its bytes, and what only claims to be one is bytes', async () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAMAAAACCAIAAAASFvFNAAAAEElEQVR4nGP4z8AARAwQCgAf7gP9i18U1AAAAABJRU5ErkJggg==',
    'base64',
  )
  const picture = makeFile(png, { name: 'x.png', mime: 'image/png' })
  const html = makeFile(Buffer.from('<html><script>alert(1)</script>'), { name: 'x.png', mime: 'image/png' })
  const page = makeFile(Buffer.from('<html><script>alert(1)</script>'), { name: 'x.html', mime: 'text/html' })
  const stored: FileRef[] = []
  for (const file of [picture, html, page]) {
    await uploadWhole(file)
    const [ref] = await server.database.query<FileRef>(
      'select mime, width, height from files where id = $1',
      [file.id],
    )
    stored.push(ref!)
  }
  expect(stored).toEqual([
    { mime: 'image/png', width: 3, height: 2 },
    { mime: 'application/octet-stream', width: null, height: null },
    { mime: 'application/octet-stream', width: null, height: null },
  ])
})

test('a file lies under a random name, with its bytes unchanged', async () => {
  const file = makeFile(Buffer.from('On the disk'), { name: '../../evil.sh' })
  await uploadWhole(file)
  const [row] = await server.database.query<{ upload: string }>(
    'select upload_id as upload from files where id = $1',
    [file.id],
  )
  expect(row!.upload).toMatch(/^[0-9a-f]{32}$/)
  expect(await readFile(path.join(server.dataFolder, 'files', row!.upload))).toEqual(file.bytes)
})

test.each(['a\u0001b.txt', 'a\u0000b.txt'])(
  'a file named %j is refused: no device could read it',
  async (name) => {
    const { status } = await create(
      makeFile(Buffer.from('named with a control character'), { name }),
      manager,
    )
    expect(status).toBe(400)
  },
)
