import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { PDFDocument } from '@cantoo/pdf-lib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { CONSENT } from '../../protocol/wire/consent.ts'
import { newId, type SignatureId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { createSyncStorage } from '../database/sync-storage.ts'
import { findFile } from '../files/file-rows.ts'
import { connectDesk, makeOp, statusOf } from '../testing/desk-client.ts'
import { eventually, mailsTo } from '../testing/portal-client.ts'
import { packedObjects } from '../testing/hostile-pdfs.ts'
import { byEmail, byUser, drawn, SigningWorld } from '../testing/signing-world.ts'
import * as network from '../testing/small-network.ts'
import { sha256 } from '../testing/tus.ts'
import type { TwoPeople } from '../testing/two-people.ts'
import { sign } from './acts.ts'
import { verifyEvidence } from './evidence.ts'
import type { CopyLimits } from './make-copy.ts'

const DAY_MS = 86_400_000
/** More than a contract needs. */
const LITTLE: CopyLimits = { timeMs: 30_000, objectsMb: 200, growthBytes: 300_000_000 }
let now = Date.now()
let people: TwoPeople
let world: SigningWorld
beforeAll(async () => {
  world = await SigningWorld.start(() => now, LITTLE)
  people = world.people
})
afterAll(() => world.close())

const statuses = ({ status, signers }: SignatureRow) => [status, ...signers.map((signer) => signer.status)]
const kindsOf = async (id: SignatureId) => (await world.evidence(id)).map(({ kind }) => kind)
const nadia = () => byUser(people.small.customer)

/** Where the bytes of a file lie. */
async function pathOf(id: string): Promise<string> {
  const file = await findFile(people.server.database, id as never)
  return path.join(people.server.dataFolder, 'files', file!.uploadId)
}

test('signers sign in order; both sides get the copy with an audit page; every hash is what it says', async () => {
  const contract = await SigningWorld.contract()
  const notary = byEmail('Олег Notary', 'oleh@notary.example')
  const { signatureId, fileId, messageId } = await world.asked([nadia(), notary])
  expect(await mailsTo(people.server, 'oleh@notary.example')).toEqual([])
  expect(await world.row(signatureId)).toMatchObject({
    status: 'sent',
    file: { id: fileId, sha256: sha256(contract) },
    signers: [{ name: 'Nadia Nguyen', email: network.customerEmail }, { askedAt: null }],
  })

  // The customer comes from the chat, signed in to the portal.
  const card = (await people.messagesIn(world.chat, people.nadia)).messages.find(({ id }) => id === messageId)
  expect(card?.signatures).toMatchObject([{ signatureId, fileId, status: 'sent', mine: 'turn' }])
  expect(await world.bytes(signatureId, people.nadia)).toEqual(contract)
  expect(statuses(await world.row(signatureId))).toEqual(['viewed', 'viewed', 'waiting'])
  expect((await world.act(signatureId, people.nadia, 'sign', drawn())).body).toMatchObject({
    message: 'Read the document to its end first, then sign.',
  })
  await world.act(signatureId, people.nadia, 'read')
  expect((await world.act(signatureId, people.nadia, 'sign', drawn({ consent: 'older' }))).status).toBe(400)
  expect((await world.act(signatureId, people.nadia, 'sign', drawn())).body).toMatchObject({
    isMyTurn: false,
    signers: [{ status: 'signed', isMe: true }, { status: 'waiting' }],
  })
  // Once more, as after a lost answer: nothing happens twice.
  expect((await world.act(signatureId, people.nadia, 'sign', drawn())).status).toBe(200)
  expect((await kindsOf(signatureId)).filter((kind) => kind === 'signed')).toHaveLength(1)

  // The second one comes by the mailed link.
  const [secret = ''] = await world.secrets('oleh@notary.example', 1)
  const cookie = await world.open(secret, 'oleh@notary.example')
  expect(await world.signs(signatureId, cookie)).toBe(200)

  const row = await world.signedRow(signatureId)
  expect(statuses(row)).toEqual(['signed', 'signed', 'signed'])
  const copy = await world.bytes(signatureId, cookie, 'signed')
  expect(sha256(copy)).toBe(row.signed?.file.sha256)
  expect(await world.bytes(signatureId, people.nadia, 'signed')).toEqual(copy)
  const pages = (bytes: Buffer) => PDFDocument.load(bytes).then((document) => document.getPageCount())
  expect(await pages(copy)).toBeGreaterThanOrEqual((await pages(contract)) + 2)

  // It came as a message to both sides, and the file there is the same.
  const { messages } = await people.messagesIn(world.chat, people.nadia)
  expect(messages.at(-1)).toMatchObject({
    id: row.signed?.messageId,
    text: '“Flex desk contract” is signed by Nadia Nguyen and Олег Notary. This is the signed copy.',
    files: [{ id: row.signed?.file.id, sha256: sha256(copy) }],
  })
  const byDesk = await fetch(`${people.server.url}/files/${row.signed?.file.id}`, {
    headers: { authorization: `Bearer ${people.managerToken}` },
  })
  expect(sha256(Buffer.from(await byDesk.arrayBuffer()))).toBe(sha256(copy))
  // Whoever was named by e-mail alone is mailed a link to the copy.
  await world.secrets('oleh@notary.example', 2)

  // The original has not changed, and the whole record verifies.
  expect(sha256(await readFile(await pathOf(fileId)))).toBe(row.file.sha256)
  const evidence = await world.evidence(signatureId)
  expect(evidence.map(({ kind }) => kind)).toEqual([
    ...['requested', 'asked', 'opened', 'read', 'consented', 'signed'],
    ...['asked', 'opened', 'read', 'consented', 'signed', 'sealed', 'copied', 'copied'],
  ])
  expect(evidence.find(({ kind }) => kind === 'consented')?.detail).toBe(CONSENT.version)
  expect(evidence.filter(({ kind }) => kind === 'signed')).toMatchObject([
    {
      who: `Nadia Nguyen <${network.customerEmail}>`,
      verifiedBy: 'signed in to the portal by a mailed code',
    },
    { who: 'Олег Notary <oleh@notary.example>', verifiedBy: 'mailed link and mailed code', ip: '127.0.0.1' },
  ])
  const about = { signatureId, documentSha256: sha256(contract), signedSha256: sha256(copy) }
  expect(verifyEvidence(evidence, about)).toBeNull()
  await expect(
    people.server.database.query(`update signature_evidence set detail = 'x' where signature_id = $1`, [
      signatureId,
    ]),
  ).rejects.toThrow('stays')
  await expect(
    people.server.database.query('delete from signature_evidence where signature_id = $1', [signatureId]),
  ).rejects.toThrow('stays')
})

test('declining says why, and ends it for everybody', async () => {
  const { signatureId, messageId } = await world.asked([nadia(), byEmail('Later', 'later@example.org')])
  expect((await world.act(signatureId, people.nadia, 'decline', { reason: '' })).status).toBe(400)
  expect(
    (await world.act(signatureId, people.nadia, 'decline', { reason: 'The price is last year’s' })).status,
  ).toBe(200)
  expect(await world.row(signatureId)).toMatchObject({
    status: 'declined',
    signers: [{ declinedReason: 'The price is last year’s' }, { status: 'waiting', askedAt: null }],
  })
  expect((await world.act(signatureId, people.nadia, 'sign', drawn())).status).toBe(410)
  const { messages } = await people.messagesIn(world.chat, people.nadia)
  expect(messages.find(({ id }) => id === messageId)?.signatures).toMatchObject([
    { status: 'declined', mine: 'declined' },
  ])
  for (const type of ['signature.withdraw', 'signature.remind'] as const) {
    expect(await statusOf(people.manager, { type, signatureId })).toBe('gone')
  }
  // What came to nothing can be unsent, and asked for again.
  expect(await statusOf(people.manager, { type: 'message.unsend', messageId })).toBe('applied')
})

test('withdrawn or expired, no link and no browser gets any further; the server’s clock counts', async () => {
  const withdrawn = await world.asked([byEmail('Wanda', 'wanda@example.org')])
  const [secret = ''] = await world.secrets('wanda@example.org', 1)
  const cookie = await world.open(secret, 'wanda@example.org')
  const { signatureId, messageId } = withdrawn
  expect(await statusOf(people.manager, { type: 'message.unsend', messageId })).toBe('forbidden')
  expect(await statusOf(people.manager, { type: 'signature.withdraw', signatureId })).toBe('applied')
  expect(await statusOf(people.manager, { type: 'signature.withdraw', signatureId })).toBe('applied')
  expect((await people.get(`/signing/${signatureId}`, cookie)).status).toBe(404)
  expect((await world.act(signatureId, cookie, 'sign', drawn())).status).toBe(404)
  expect(await kindsOf(signatureId)).toEqual(['requested', 'asked', 'withdrawn'])

  const late = await world.asked([nadia(), byEmail('Ed', 'ed@example.org')], 1)
  await world.bytes(late.signatureId, people.nadia)
  await world.act(late.signatureId, people.nadia, 'read')
  now += DAY_MS
  await people.signInAgain()
  // 404 when the server's own look, every 20 s, was quicker.
  expect((await world.act(late.signatureId, people.nadia, 'sign', drawn())).status).toBeOneOf([410, 404])
  // Something else about signatures lets the server look, as its clock does from time to time.
  await world.asked([nadia()])
  await eventually(async () => ((await world.row(late.signatureId)).status === 'expired' ? true : undefined))
  expect((await people.get(`/signing/${late.signatureId}`, people.nadia)).status).toBe(404)
})

test('only whoever may reply asks, about a PDF of this chat; whatever is another’s is not there', async () => {
  const contract = await SigningWorld.contract()
  const about = await world.sendFile(contract)
  const { manager } = people
  const asking = (more: object = {}) => ({ ...world.request(about, [nadia()]), ...more })
  const stranger = await connectDesk(people.server.url, network.otherManagerEmail)
  expect(await statusOf(stranger, asking())).toBe('notFound')
  expect(await statusOf(manager, asking({ messageId: newId() }))).toBe('notFound')
  expect(await statusOf(manager, asking({ fileId: newId() }))).toBe('notFound')
  expect(await statusOf(manager, asking({ signers: [byUser(people.small.stranger)] }))).toBe('notFound')
  expect(await statusOf(manager, asking({ signers: [byUser(people.small.companyPerson)] }))).toBe('notFound')
  expect(await statusOf(manager, asking({ signers: [nadia(), nadia()] }))).toBe('badRequest')
  await expect(
    statusOf(manager, asking({ signers: [byEmail('Two', 'a@b.example, c@d.example')] })),
  ).rejects.toThrow()
  await expect(statusOf(manager, asking({ signers: [] }))).rejects.toThrow()
  const text = await world.sendFile(Buffer.from('no contract'), {}, 'text/plain')
  expect(await statusOf(manager, asking(text))).toBe('badRequest')
  const inNote = await world.sendFile(contract, { kind: 'note' })
  expect(await statusOf(manager, asking(inNote))).toBe('badRequest')

  const request = asking({ signers: [nadia(), byUser(people.small.manager2)] })
  const op = makeOp(request)
  // Sent again, as after a lost answer: asked once.
  const first = await manager.get('push', { ops: [op] })
  const again = await manager.get('push', { ops: [op] })
  expect([first.results[0]?.status, again.results[0]?.status]).toEqual(['applied', 'dup'])
  expect(await statusOf(manager, asking())).toBe('opConflict')
  const { signatureId } = request
  for (const type of ['signature.withdraw', 'signature.remind'] as const) {
    expect(await statusOf(stranger, { type, signatureId })).toBe('notFound')
    expect(await statusOf(manager, { type, signatureId: newId() as never })).toBe('notFound')
  }
  await people.server.database.query(
    `update memberships set chat_permissions = '{chat.read}' where user_id = $1`,
    [people.small.manager2],
  )
  const reader = await connectDesk(people.server.url, network.manager2Email)
  expect(await statusOf(reader, { type: 'signature.withdraw', signatureId })).toBe('forbidden')
  stranger.close()
  reader.close()
})

test('no copy is made of a document that has changed on the disk; of an encrypted one it is attached', async () => {
  const changed = await world.asked([nadia()])
  const at = await pathOf(changed.fileId)
  const bytes = await readFile(at)
  bytes[100] = bytes[100]! ^ 1
  await writeFile(at, bytes)
  expect(await world.signs(changed.signatureId, people.nadia)).toBe(200)

  // It is no PDF inside: what can't be copied page by page goes along whole.
  const odd = Buffer.from('%PDF-1.7\n%odd\nnothing that could be read\n%%EOF\n')
  const request = world.request(await world.sendFile(odd), [nadia()])
  expect(await statusOf(people.manager, request)).toBe('applied')
  expect(await world.signs(request.signatureId, people.nadia)).toBe(200)
  const { signed } = await world.signedRow(request.signatureId)
  const copy = await world.bytes(request.signatureId, people.nadia, 'signed')
  expect(sha256(copy)).toBe(signed?.file.sha256)
  const attached = (await PDFDocument.load(copy)).getAttachments()
  expect(attached.map(({ name }) => name).sort()).toEqual(['evidence.json', 'flex-desk-contract.pdf'])
  expect(Buffer.from(attached.find(({ name }) => name.endsWith('.pdf'))!.data)).toEqual(odd)
  expect((await world.row(changed.signatureId)).signed).toBeNull()
})

test('a PDF that unpacks to gigabytes costs its own copy, and nobody else’s', async () => {
  const request = world.request(await world.sendFile(packedObjects()), [nadia()])
  expect(await statusOf(people.manager, request)).toBe('applied')
  expect(await world.signs(request.signatureId, people.nadia)).toBe(200)
  const next = await world.asked([nadia()])
  expect(await world.signs(next.signatureId, people.nadia)).toBe(200)
  expect((await world.signedRow(next.signatureId)).status).toBe('signed')
  expect(await world.row(request.signatureId)).toMatchObject({ status: 'viewed', signed: null })
})

test('a copy that a stop of the server prevented is made when it looks again, once', async () => {
  const { signatureId } = await world.asked([nadia()])
  await world.bytes(signatureId, people.nadia)
  await world.act(signatureId, people.nadia, 'read')
  // Committed, and then nobody heard of it: what is to be done is read from rows.
  const storage = createSyncStorage(people.server.database)
  const silent = { storage, now: () => now, announce: () => {} }
  const [signer] = (await world.row(signatureId)).signers
  const by = { signatureId, signerId: signer!.id, verifiedBy: 'test', ip: '127.0.0.1', userAgent: null }
  const { consent, ...mark } = drawn()
  await sign(silent, by, { consent, mark })
  expect(await world.row(signatureId)).toMatchObject({ status: 'viewed', signers: [{ status: 'signed' }] })
  await world.asked([nadia()])
  const { signed } = await world.signedRow(signatureId)
  await world.asked([nadia()])
  const { messages } = await people.messagesIn(world.chat, people.nadia)
  expect(messages.filter(({ id }) => id === signed?.messageId)).toHaveLength(1)
  expect((await kindsOf(signatureId)).filter((kind) => kind === 'sealed')).toHaveLength(1)
})
