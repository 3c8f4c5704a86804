import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { locationStream, type SignatureId } from '../../protocol/wire/ids.ts'
import type { NotificationRow } from '../../protocol/wire/rows/space.ts'
import { rowColumns } from '../database/rows.ts'
import { findFile } from '../files/file-rows.ts'
import { DeskClient, signIn, statusOf } from '../testing/desk-client.ts'
import { eventually } from '../testing/portal-client.ts'
import { byEmail, byUser, SigningWorld } from '../testing/signing-world.ts'
import * as network from '../testing/small-network.ts'
import type { TwoPeople } from '../testing/two-people.ts'

const DAY_MS = 86_400_000
let now = Date.now()
let people: TwoPeople
let world: SigningWorld
beforeAll(async () => {
  world = await SigningWorld.start(() => now)
  people = world.people
})
afterAll(() => world.close())

const nadia = () => byUser(people.small.customer)

/** What the desk was told of a request, the oldest first. */
function toldOf(id: SignatureId): Promise<NotificationRow[]> {
  return people.server.database.query<NotificationRow>(
    `select ${rowColumns('notification')} from notifications t where t.signature_id = $1 order by t.at, t.id`,
    [id],
  )
}

/** Where the bytes of a file lie. */
async function pathOf(id: string): Promise<string> {
  const file = await findFile(people.server.database, id as never)
  return path.join(people.server.dataFolder, 'files', file!.uploadId)
}

test('the desk is told of each signature once, of the last one with the copy', async () => {
  const { signatureId } = await world.asked([nadia(), byEmail('Oleh Notary', 'oleh@notary.example')])
  expect(await world.signs(signatureId, people.nadia)).toBe(200)
  const actor = { kind: 'user', id: people.small.customer }
  const about = { category: 'contracts', actor, object: 'Flex desk contract', locationId: people.small.here }
  expect(await toldOf(signatureId)).toMatchObject([
    {
      ...about,
      kind: 'signature.signed',
      verb: 'signed',
      detail: 'Now it waits for Oleh Notary',
      byUserId: people.small.customer,
    },
  ])
  const [secret = ''] = await world.secrets('oleh@notary.example', 1)
  expect(await world.signs(signatureId, await world.open(secret, 'oleh@notary.example'))).toBe(200)
  await world.signedRow(signatureId)
  expect((await toldOf(signatureId)).slice(1)).toMatchObject([
    {
      ...about,
      kind: 'signature.sealed',
      verb: 'has the signature of Oleh Notary on',
      detail: 'Signed by everybody: the signed copy is in the chat',
      byUserId: null,
    },
  ])
})

test('it is told why somebody declined, and that nobody signed in time; not of what it withdrew itself', async () => {
  const declined = await world.asked([nadia()])
  await world.act(declined.signatureId, people.nadia, 'decline', { reason: 'x'.repeat(900) })
  const [row] = await toldOf(declined.signatureId)
  expect(row).toMatchObject({ kind: 'signature.declined', verb: 'declined to sign' })
  expect(row!.detail).toBe(`Why: ${'x'.repeat(295)}`)

  const withdrawn = await world.asked([nadia()])
  const { signatureId } = withdrawn
  expect(await statusOf(people.manager, { type: 'signature.withdraw', signatureId })).toBe('applied')
  expect(await toldOf(signatureId)).toEqual([])

  const late = await world.asked([byEmail('Ed', 'ed@example.org')], 1)
  now += DAY_MS
  await people.signInAgain()
  // Something else about signatures lets the server look, as its clock does from time to time.
  await world.asked([nadia()])
  const told = await eventually(async () => (await toldOf(late.signatureId))[0])
  expect(told).toMatchObject({ kind: 'signature.expired', verb: 'got no signature of Ed on', byUserId: null })
})

test('whoever may not read chats is told nothing of them, by snapshot and by log', async () => {
  const reads = async (permissions: string) => {
    await people.server.database.query(`update memberships set chat_permissions = $2 where user_id = $1`, [
      people.small.manager2,
      permissions,
    ])
    const tokens = await signIn(people.server.url, network.manager2Email)
    const client = await DeskClient.connect(people.server.url, tokens.accessToken)
    const stream = locationStream(people.small.here)
    const { streams } = await client.hello(tokens.deviceId)
    const { epoch, head } = streams.find(({ id }) => id === stream)!
    const { events } = await client.get('pull', { stream, epoch, after: Math.max(0, head - 50) })
    const pages = await Promise.all(
      [0, 1].map(async (tier) => {
        const response = await fetch(`${people.server.url}/sync/snapshot?stream=${stream}&tier=${tier}`, {
          headers: { authorization: `Bearer ${tokens.accessToken}` },
        })
        return response.text()
      }),
    )
    client.close()
    return [JSON.stringify(events), ...pages].map((text) => text.includes('signature.declined'))
  }
  expect(await reads('{chat.read}')).toEqual([true, true, true])
  expect(await reads('{}')).toEqual([false, false, false])
})

test('a copy that can’t be made is said to the desk, tried again when asked, and made when it can be', async () => {
  const { signatureId, fileId, messageId } = await world.asked([nadia()])
  const at = await pathOf(fileId)
  const whole = await readFile(at)
  const broken = Buffer.from(whole)
  broken[100] = broken[100]! ^ 1
  await writeFile(at, broken)
  expect(await world.signs(signatureId, people.nadia)).toBe(200)
  const failed = () =>
    eventually(async () => {
      const row = await world.row(signatureId)
      return (row.copyFailedAt ?? null) === null ? undefined : row
    })
  expect(await failed()).toMatchObject({ status: 'viewed', signed: null })
  expect(await toldOf(signatureId)).toMatchObject([
    { kind: 'signature.notSealed', verb: 'has no signed copy of', object: 'Flex desk contract' },
  ])
  expect(await world.view(signatureId, people.nadia)).toMatchObject({ copyFailed: true, signed: null })

  // Nothing has changed: it fails again, and is said again.
  expect(await statusOf(people.manager, { type: 'signature.sealAgain', signatureId })).toBe('applied')
  await eventually(async () => ((await toldOf(signatureId)).length === 2 ? true : undefined))
  await failed()

  // The disk is well again.
  await writeFile(at, whole)
  expect(await statusOf(people.manager, { type: 'signature.sealAgain', signatureId })).toBe('applied')
  expect(await world.signedRow(signatureId)).toMatchObject({ status: 'signed', copyFailedAt: null })
  expect((await world.evidence(signatureId)).map(({ kind }) => kind).slice(-3)).toEqual([
    ...['notSealed', 'notSealed', 'sealed'],
  ])
  // Where nothing failed there is nothing to try, and a signed document is not taken back.
  expect(await statusOf(people.manager, { type: 'signature.sealAgain', signatureId })).toBe('applied')
  expect(await statusOf(people.manager, { type: 'signature.withdraw', signatureId })).toBe('gone')
  expect(await statusOf(people.manager, { type: 'message.unsend', messageId })).toBe('forbidden')
})

test('a request whose copy can’t be made can be withdrawn, and asked for anew', async () => {
  const { signatureId, fileId, messageId } = await world.asked([nadia()])
  const at = await pathOf(fileId)
  const whole = await readFile(at)
  await writeFile(at, 'not what was signed')
  expect(await world.signs(signatureId, people.nadia)).toBe(200)
  await eventually(async () => (await toldOf(signatureId))[0])
  expect(await statusOf(people.manager, { type: 'signature.withdraw', signatureId })).toBe('applied')
  expect(await world.row(signatureId)).toMatchObject({ status: 'withdrawn', signed: null })
  await writeFile(at, whole)
  expect(await statusOf(people.manager, world.request({ messageId, fileId }, [nadia()]))).toBe('applied')
})
