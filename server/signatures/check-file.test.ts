import { afterAll, beforeAll, expect, test } from 'vitest'
import { SigningChecked } from '../../protocol/wire/http.ts'
import type { SignatureId } from '../../protocol/wire/ids.ts'
import { PDFDocument } from '@cantoo/pdf-lib'
import { makeOp, post, signIn, statusOf } from '../testing/desk-client.ts'
import { adding } from '../testing/push-one.ts'
import { byEmail, byUser, SigningWorld } from '../testing/signing-world.ts'
import * as network from '../testing/small-network.ts'
import { sha256 } from '../testing/tus.ts'
import { EVIDENCE_FORMAT } from '../../protocol/wire/signature-limits.ts'

let world: SigningWorld
beforeAll(async () => {
  world = await SigningWorld.start(Date.now)
})
afterAll(() => world.close())

const nadia = () => byUser(world.people.small.customer)

/** What the check page asks about a file, by anybody. `record`: of which request it says to be. */
async function check(bytes: Buffer, record: { signatureId: SignatureId; lines: number } | null = null) {
  const { status, body } = await post(world.people.api('/signing/check'), { sha256: sha256(bytes), record })
  expect(status).toBe(200)
  return SigningChecked.parse(body)
}

/** Asks the server for the record of a request as a desk does. */
function evidenceOf(id: SignatureId, token: string): Promise<Response> {
  return fetch(`${world.people.server.url}/signatures/${id}/evidence`, {
    headers: { authorization: `Bearer ${token}` },
  })
}

async function savedRecord(id: SignatureId): Promise<{ bytes: Buffer; lines: number }> {
  const bytes = Buffer.from(await (await evidenceOf(id, world.people.managerToken)).arrayBuffer())
  const { evidence, format, request } = JSON.parse(bytes.toString()) as Record<string, unknown[]>
  expect([format, request]).toEqual([EVIDENCE_FORMAT, id])
  return { bytes, lines: evidence!.length }
}

/** One byte of it changed, at some places all over it. */
function alterations(bytes: Buffer): Buffer[] {
  const places = Array.from({ length: 40 }, (_, index) => Math.floor((index * (bytes.length - 1)) / 39))
  return places.map((at) => {
    const altered = Buffer.from(bytes)
    altered[at] = altered[at]! ^ 1
    return altered
  })
}

test('a signed copy and its record are unchanged as they are, and unknown with any byte altered', async () => {
  const { people } = world
  const { signatureId } = await world.asked([nadia()])
  const early = await savedRecord(signatureId)
  expect(await world.signs(signatureId, people.nadia)).toBe(200)
  const row = await world.signedRow(signatureId)
  const copy = await world.bytes(signatureId, people.nadia, 'signed')
  const unchanged = {
    result: 'unchanged',
    title: 'Flex desk contract',
    fileName: 'flex-desk-contract (signed).pdf',
    status: 'signed',
    signers: [{ name: 'Nadia Nguyen', signedAt: row.signers[0]!.signedAt }],
    timeZone: 'Europe/Warsaw',
  }
  expect(await check(copy)).toEqual(unchanged)
  for (const altered of alterations(copy)) expect(await check(altered)).toEqual({ result: 'unknown' })
  expect(await check(Buffer.concat([copy, Buffer.from('\n')]))).toEqual({ result: 'unknown' })

  const record = await savedRecord(signatureId)
  const asked = (lines: number) => ({ signatureId, lines })
  expect(await check(record.bytes, asked(record.lines))).toEqual(unchanged)
  // What was saved before the signature, and what lies in the copy itself, hold as well.
  expect(await check(early.bytes, asked(early.lines))).toEqual(unchanged)
  const inside = (await PDFDocument.load(copy)).getAttachments().find(({ name }) => name === 'evidence.json')
  const lines = (JSON.parse(Buffer.from(inside!.data).toString()) as { evidence: unknown[] }).evidence.length
  expect(await check(Buffer.from(inside!.data), asked(lines))).toEqual(unchanged)
  for (const altered of alterations(record.bytes)) {
    expect(await check(altered, asked(record.lines))).toEqual({ result: 'unknown' })
  }
  for (const other of [1, record.lines - 1]) {
    expect(await check(record.bytes, asked(other))).toEqual({ result: 'unknown' })
  }
  // The document alone is no signed copy: the same contract may have been sent to many.
  expect(await check(await SigningWorld.contract())).toEqual({ result: 'unknown' })

  // Whoever reaches the database past its rule is found out.
  const { database } = people.server
  await database.query('alter table signature_evidence disable trigger signature_evidence_stays')
  await database.query(`update signature_evidence set ip = '192.0.2.1' where signature_id = $1 and seq = 3`, [
    signatureId,
  ])
  await database.query('alter table signature_evidence enable trigger signature_evidence_stays')
  expect(await check(copy)).toEqual({ result: 'logChanged', seq: 3 })
})

test('the record is for whoever reads the chat at the desk; anybody else is answered as if it were not there', async () => {
  const { people } = world
  const { signatureId } = await world.asked([byEmail('Only', 'only@example.org')])
  expect((await evidenceOf(signatureId, people.managerToken)).status).toBe(200)
  const other = (await signIn(people.server.url, network.otherManagerEmail)).accessToken
  const answers = await Promise.all(
    [
      evidenceOf(signatureId, other),
      evidenceOf('018f0000-0000-7000-8000-000000000009' as SignatureId, people.managerToken),
      evidenceOf('nothing' as SignatureId, people.managerToken),
    ].map(async (answer) => [(await answer).status, await (await answer).json()]),
  )
  expect(answers[0]?.[0]).toBe(404)
  expect(answers[1]).toEqual(answers[0])
  expect(answers[2]).toEqual(answers[0])
  expect((await evidenceOf(signatureId, 'none')).status).toBe(401)
  const withCookie = await fetch(`${people.server.url}/signatures/${signatureId}/evidence`, {
    headers: { cookie: people.nadia },
  })
  expect(withCookie.status).toBe(401)
})

test('whoever was asked to sign is not deleted, also when named by e-mail alone, and the reason is said', async () => {
  const { people } = world
  const email = 'kept@example.org'
  const added = adding(people.small.here, { name: 'Kept Person', email })
  expect(await statusOf(people.manager, added)).toBe('applied')
  await world.asked([byEmail('Kept Person', email)])
  const op = makeOp({ type: 'customer.delete', locationId: people.small.here, userId: added.userId })
  const { results } = await people.manager.get('push', { ops: [op] })
  expect(results[0]).toMatchObject({
    status: 'rejected',
    error: {
      message:
        'Kept Person can’t be deleted: this person has been asked to sign a document, which is kept as evidence.',
    },
  })
})
