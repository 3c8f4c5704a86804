import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId, type SignatureId } from '../../protocol/wire/ids.ts'
import type { SignatureRow } from '../../protocol/wire/rows/signatures.ts'
import { post, statusOf } from '../testing/desk-client.ts'
import { strangerEmail } from '../testing/small-network.ts'
import { byEmail, byUser, canvasPicture, drawn, SigningWorld } from '../testing/signing-world.ts'
import type { TwoPeople } from '../testing/two-people.ts'

let now = Date.now()
let people: TwoPeople
let world: SigningWorld
beforeAll(async () => {
  world = await SigningWorld.start(() => now)
  people = world.people
})
afterAll(() => world.close())

const statuses = ({ status, signers }: SignatureRow) => [status, ...signers.map((signer) => signer.status)]
const kindsOf = async (id: SignatureId) => (await world.evidence(id)).map(({ kind }) => kind)
const nadia = () => byUser(people.small.customer)

test('a link works once, for its recipient alone; whatever else is tried is answered like an unknown one', async () => {
  const email = 'once@example.org'
  const { signatureId } = await world.asked([byEmail('Once Only', email)])
  const [secret = ''] = await world.secrets(email, 1)
  const unknown = await post(people.api('/signing/link'), { secret: 'A'.repeat(43) })
  expect(unknown.status).toBe(404)
  // Whoever was forwarded it learns what it is about, and no address; without the mailbox there is no way on.
  const looked = await post(people.api('/signing/link'), { secret })
  expect(looked.body).toEqual({
    title: 'Flex desk contract',
    networkName: 'Test Network',
    requestedBy: 'Dana Fields',
    email: 'o•••@example.org',
  })
  const code = await world.code(secret, email)
  const wrong = code === '000000' ? '000001' : '000000'
  expect((await post(people.api('/signing/open'), { secret, code: wrong })).body).toMatchObject({
    code: 'badCode',
  })
  const both = await Promise.all([0, 1].map(() => post(people.api('/signing/open'), { secret, code })))
  expect(both.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(1)
  const cookie = both
    .find(({ status }) => status === 200)!
    .headers.get('set-cookie')!
    .split(';')[0]!
  for (const at of ['/signing/link', '/signing/code']) {
    expect((await post(people.api(at), { secret })).body).toEqual(unknown.body)
  }
  expect((await post(people.api('/signing/open'), { secret, code })).body).toEqual(unknown.body)
  expect((await world.view(signatureId, cookie)).me).toEqual({ name: 'Once Only', email })

  // The cookie reaches this request and no other, and nobody else reaches this one.
  const other = await world.asked([nadia()])
  const refused = [
    await people.get(`/signing/${other.signatureId}`, cookie),
    await people.get(`/signing/${signatureId}`, people.nadia),
    await people.get(`/signing/${signatureId}`, people.stranger),
    await people.get(`/signing/${newId()}`, cookie),
    await people.get(`/signing/${signatureId}/document`, people.stranger),
    await people.get(`/signing/${signatureId}/signed`, cookie),
    await world.act(signatureId, people.nadia, 'sign', drawn()),
  ]
  for (const { status, body } of refused) expect([status, body]).toEqual([404, unknown.body])
})

test('five wrong codes use up a code, and a reminder kills the older link', async () => {
  const email = 'guess@example.org'
  const { signatureId } = await world.asked([byEmail('Gus', email)])
  const [first = ''] = await world.secrets(email, 1)
  const code = await world.code(first, email)
  const wrong = code === '123456' ? '654321' : '123456'
  await Promise.all(
    Array.from({ length: 5 }, () => post(people.api('/signing/open'), { secret: first, code: wrong })),
  )
  expect((await post(people.api('/signing/open'), { secret: first, code })).body).toMatchObject({
    code: 'badCode',
  })
  const remind = { type: 'signature.remind', signatureId } as const
  expect(await statusOf(people.manager, remind)).toBe('tooManyTries')
  now += 61_000
  expect(await statusOf(people.manager, remind)).toBe('applied')
  const [, second = ''] = await world.secrets(email, 2)
  expect((await post(people.api('/signing/link'), { secret: first })).status).toBe(404)
  expect(await world.signs(signatureId, await world.open(second, email))).toBe(200)
})

test('nobody signs out of turn, and of two at once each signs once', async () => {
  const colin = byEmail('Colin', 'colin-signs@example.org')
  const { signatureId } = await world.asked([colin, nadia()])
  expect((await world.view(signatureId, people.nadia)).isMyTurn).toBe(false)
  await world.bytes(signatureId, people.nadia)
  expect((await world.act(signatureId, people.nadia, 'read')).status).toBe(403)
  expect((await world.act(signatureId, people.nadia, 'sign', drawn())).status).toBe(403)
  expect((await world.act(signatureId, people.nadia, 'decline', { reason: 'No' })).status).toBe(403)
  expect(statuses(await world.row(signatureId))).toEqual(['sent', 'waiting', 'waiting'])
  const [secret = ''] = await world.secrets('colin-signs@example.org', 1)
  const cookie = await world.open(secret, 'colin-signs@example.org')
  await world.bytes(signatureId, cookie)
  await world.act(signatureId, cookie, 'read')
  const twice = await Promise.all([0, 1].map(() => world.act(signatureId, cookie, 'sign', drawn())))
  expect(twice.map(({ status }) => status)).toEqual([200, 200])
  expect((await kindsOf(signatureId)).filter((kind) => kind === 'signed')).toHaveLength(1)
  expect(await world.signs(signatureId, people.nadia)).toBe(200)
  await world.signedRow(signatureId)
})

test('a signature is a small picture that is what its head says', async () => {
  const { signatureId } = await world.asked([nadia()])
  await world.bytes(signatureId, people.nadia)
  await world.act(signatureId, people.nadia, 'read')
  const pictures = [
    Buffer.from('<svg/>'),
    canvasPicture(40, 20, 19),
    canvasPicture(40, 20, 4000),
    canvasPicture(4000, 20),
    canvasPicture(40, 20).subarray(0, 60),
  ]
  for (const picture of pictures) {
    const image = picture.toString('base64')
    expect((await world.act(signatureId, people.nadia, 'sign', drawn({ image }))).status).toBe(400)
  }
  expect((await world.act(signatureId, people.nadia, 'sign', drawn({ image: 'no!' }))).status).toBe(400)
  expect(statuses(await world.row(signatureId))).toEqual(['viewed', 'viewed'])
})

test('whoever is barred from the network gets no further, by whatever name they were asked', async () => {
  const { signatureId } = await world.asked([byEmail('Sam', strangerEmail)])
  const [secret = ''] = await world.secrets(strangerEmail, 1)
  const cookie = await world.open(secret, strangerEmail)
  expect((await people.get(`/signing/${signatureId}`, cookie)).status).toBe(200)
  await people.server.database.query(
    `insert into bars (user_id, rev, active, reason, by_user_id, at) values ($1, 1, true, 'Threats', $2, $3)`,
    [people.small.stranger, people.small.manager, now],
  )
  expect((await people.get(`/signing/${signatureId}`, cookie)).status).toBe(404)
  expect((await people.get(`/signing/${signatureId}/document`, cookie)).status).toBe(404)
})
