import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locationStream, newId, type LocationId } from '../../protocol/wire/ids.ts'
import { connectDesk, DeskClient, post, signIn, statusOf } from '../testing/desk-client.ts'
import { eventually, mailsTo } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

const DAY_MS = 24 * 3_600_000
/** The address of the customer, as somebody else types it. */
const KNOWN = 'Customer@foyer.example'
const NEW_PASSWORD = 'correct horse battery'

let server: TestServer
let small: network.SmallNetwork
let owner: DeskClient
let now = Date.now()
const opened: DeskClient[] = []

beforeAll(async () => {
  server = await startTestServer({ now: () => now })
  small = await network.makeSmallNetwork(server.database)
  await server.database.query(`update memberships set admin_role = 'owner' where user_id = $1`, [
    small.manager,
  ])
  owner = await connect(network.managerEmail)
})
afterEach(() => opened.splice(0).forEach((client) => client !== owner && client.close()))
afterAll(async () => {
  owner.close()
  await server.close()
})

async function connect(email: string): Promise<DeskClient> {
  const client = await connectDesk(server.url, email)
  opened.push(client)
  return client
}

function inviting(email: string, locations: LocationId[] = [small.here]) {
  return {
    type: 'administrator.invite' as const,
    mailId: newId() as never,
    invitations: locations.map((locationId) => ({ id: newId() as never, locationId })),
    email,
    name: 'Nia New',
    adminRole: 'frontDesk' as const,
    chat: null,
  }
}

/** The secrets that were mailed to an address so far, in the order of sending. */
async function secretsFor(email: string, atLeast: number): Promise<string[]> {
  return eventually(async () => {
    const secrets = (await mailsTo(server, email)).flatMap((mail) => {
      const whole = mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
      return /\/portal\/#\/desk\/([\w-]{43})/.exec(whole)?.[1] ?? []
    })
    return secrets.length >= atLeast ? secrets : undefined
  })
}

const api = (at: string, body: unknown) => post(`${server.url}/portal/api/desk-invitation${at}`, body)
const accept = (secret: string, password: string | null = NEW_PASSWORD) =>
  api('/accept', { secret, name: 'Nia New', password })
const signInWith = (email: string, password: string) =>
  post(`${server.url}/auth/sign-in`, { email, password, deviceId: newId() })
const standings = (email: string) =>
  server.database.query<{ role: string | null; type: string; location: string }>(
    `select m.admin_role as role, m.type, m.location_id as location from memberships m join users u on u.id = m.user_id
     where lower(u.email) = lower($1)`,
    [email],
  )

test('an invited person opens the link once, sets a password and signs in with the role', async () => {
  const email = 'nia@example.org'
  expect(await statusOf(owner, inviting(email))).toBe('applied')
  const [secret = ''] = await secretsFor(email, 1)
  const { body } = await api('', { secret })
  expect(body).toMatchObject({
    email,
    name: 'Nia New',
    invitedBy: 'Dana Fields',
    locations: [{ name: 'Riverside', adminRole: 'frontDesk' }],
    hasPassword: false,
  })
  expect((await accept(secret, 'too short')).status).toBe(400)
  expect((await accept(secret, null)).status).toBe(404)
  // Both tabs at once: one accepts.
  const both = await Promise.all([accept(secret), accept(secret, 'another password')])
  expect(both.map(({ status }) => status).sort((a, b) => a - b)).toEqual([200, 404])
  expect((await api('', { secret })).status).toBe(404)
  expect(await standings(email)).toEqual([{ role: 'frontDesk', type: 'member', location: small.here }])
  const tried = await Promise.all([signInWith(email, NEW_PASSWORD), signInWith(email, 'another password')])
  const signedIn = tried.find(({ status }) => status === 200)
  expect(signedIn?.body).toMatchObject({
    access: { name: 'Nia New', locations: [{ locationId: small.here, adminRole: 'frontDesk' }] },
  })
})

test('a person who is known keeps name and chats; one with a password keeps that', async () => {
  expect(await statusOf(owner, inviting(KNOWN))).toBe('applied')
  const [secret = ''] = await secretsFor(KNOWN, 1)
  expect((await accept(secret)).status).toBe(200)
  expect(await standings(network.customerEmail)).toMatchObject([{ role: 'frontDesk', type: 'member' }])
  expect(await server.database.query('select name from users where id = $1', [small.customer])).toEqual([
    { name: 'Nadia Nguyen' },
  ])
  expect((await signInWith(network.customerEmail, NEW_PASSWORD)).status).toBe(200)

  // Otto works elsewhere; the answer to the owner is the one for an address that nobody has.
  expect(await statusOf(owner, inviting(network.otherManagerEmail))).toBe('applied')
  const [other = ''] = await secretsFor(network.otherManagerEmail, 1)
  expect((await api('', { secret: other })).body).toMatchObject({ hasPassword: true })
  expect((await accept(other)).status).toBe(200)
  expect((await signInWith(network.otherManagerEmail, NEW_PASSWORD)).status).toBe(401)
  expect((await signInWith(network.otherManagerEmail, network.PASSWORD)).body).toMatchObject({
    access: { locations: [{ adminRole: 'owner' }, { adminRole: 'frontDesk' }] },
  })
})

test('sent again, the old link is dead; withdrawn or expired, all are, with one answer', async () => {
  const email = 'late@example.org'
  const invite = inviting(email)
  const { id } = invite.invitations[0]!
  expect(await statusOf(owner, invite)).toBe('applied')
  expect(await statusOf(owner, inviting(email.toUpperCase()))).toBe('opConflict')
  const again = { type: 'administrator.inviteAgain', invitationId: id } as const
  expect(await statusOf(owner, again)).toBe('tooManyTries')
  now += 8 * DAY_MS
  owner = await connect(network.managerEmail)
  const [first = ''] = await secretsFor(email, 1)
  const expired = await api('', { secret: first })
  expect(expired.status).toBe(404)
  expect(await statusOf(owner, again)).toBe('applied')
  const [, second = ''] = await secretsFor(email, 2)
  expect((await api('', { secret: first })).status).toBe(404)
  expect((await api('', { secret: second })).status).toBe(200)
  expect(await statusOf(owner, { type: 'administrator.withdraw', invitationId: id })).toBe('applied')
  for (const secret of [first, second, 'A'.repeat(43)]) {
    expect((await api('', { secret })).body).toEqual(expired.body)
    expect((await accept(secret)).body).toEqual(expired.body)
  }
  expect(await statusOf(owner, again)).toBe('gone')
  expect(
    await server.database.query(
      'select 1 from invitation_links l join desk_invitations i using (mail_id) where i.id = $1',
      [id],
    ),
  ).toHaveLength(0)
})

test('only owners invite, each location asked for is checked, and what is another’s is not there', async () => {
  const colleague = await connect(network.manager2Email)
  const stranger = await connect(network.otherManagerEmail)
  const email = 'nobody@example.org'
  expect(await statusOf(colleague, inviting(email))).toBe('forbidden')
  expect(await statusOf(owner, inviting(email, [small.here, small.elsewhere]))).toBe('forbidden')
  expect(await statusOf(owner, inviting(email, [small.elsewhere]))).toBe('forbidden')
  expect(await statusOf(owner, inviting(network.manager2Email))).toBe('opConflict')
  const invite = inviting(email)
  expect(await statusOf(owner, invite)).toBe('applied')
  const { id } = invite.invitations[0]!
  for (const type of ['administrator.inviteAgain', 'administrator.withdraw'] as const) {
    expect(await statusOf(colleague, { type, invitationId: id })).toBe('forbidden')
    expect(await statusOf(owner, { type, invitationId: newId() as never })).toBe('notFound')
  }
  await server.database.query(`delete from memberships where user_id = $1 and location_id = $2`, [
    small.otherManager,
    small.here,
  ])
  expect(await statusOf(stranger, { type: 'administrator.withdraw', invitationId: id })).toBe('notFound')
  // Whoever invited is no owner any more: the invitation counts no more.
  const [secret = ''] = await secretsFor(email, 1)
  expect((await api('', { secret })).status).toBe(200)
  await server.database.query(`update memberships set admin_role = 'manager' where user_id = $1`, [
    small.manager,
  ])
  expect((await api('', { secret })).status).toBe(404)
  await server.database.query(`update memberships set admin_role = 'owner' where user_id = $1`, [
    small.manager,
  ])
})

test('who is invited is read by owners alone, in snapshot and log, and by a new owner', async () => {
  const email = 'secret@example.org'
  expect(await statusOf(owner, inviting(email))).toBe('applied')
  const readsOf = async (address: string) => {
    const tokens = await signIn(server.url, address)
    const client = await DeskClient.connect(server.url, tokens.accessToken)
    opened.push(client)
    const stream = locationStream(small.here)
    const { streams } = await client.hello(tokens.deviceId)
    const { epoch, head } = streams.find(({ id }) => id === stream)!
    const { events } = await client.get('pull', { stream, epoch, after: Math.max(0, head - 5) })
    const page = await fetch(`${server.url}/sync/snapshot?stream=${stream}&tier=1`, {
      headers: { authorization: `Bearer ${tokens.accessToken}` },
    })
    expect(page.status).toBe(200)
    return { pulled: JSON.stringify(events), snapshot: await page.text(), head, events }
  }
  const owners = await readsOf(network.managerEmail)
  expect(owners.pulled).toContain(email)
  expect(owners.snapshot).toContain(email)
  const colleagues = await readsOf(network.manager2Email)
  expect(colleagues.pulled + colleagues.snapshot).not.toContain(email)
  expect(colleagues.events.at(-1)).toMatchObject({ seq: colleagues.head, entity: 'withheld', body: null })
  const role = (adminRole: 'owner' | 'frontDesk') =>
    ({
      type: 'administrator.set',
      locationId: small.here,
      userId: small.manager2,
      adminRole,
      chat: null,
    }) as const
  expect(await statusOf(owner, role('owner'))).toBe('applied')
  expect((await readsOf(network.manager2Email)).snapshot).toContain(email)
  expect(await statusOf(owner, role('frontDesk'))).toBe('applied')
  expect((await readsOf(network.manager2Email)).snapshot).not.toContain(email)
})

test('with the last role every session ends, and the device learns by its own token that it wipes', async () => {
  const tokens = await signIn(server.url, network.manager2Email)
  const colleague = await DeskClient.connect(server.url, tokens.accessToken)
  opened.push(colleague)
  await colleague.hello(tokens.deviceId)
  const ended = new Promise((resolve) => colleague.socket.once('disconnect', resolve))
  const end = {
    type: 'administrator.set',
    locationId: small.here,
    userId: small.manager2,
    adminRole: null,
    chat: null,
  } as const
  expect(await statusOf(owner, end)).toBe('applied')
  await ended
  await expect(DeskClient.connect(server.url, tokens.accessToken)).rejects.toThrow()
  const { refreshToken, deviceId } = tokens
  expect(await post(`${server.url}/auth/refresh`, { refreshToken, deviceId })).toMatchObject({
    status: 410,
    body: { code: 'gone' },
  })
  expect((await post(`${server.url}/auth/refresh`, { refreshToken: 'x', deviceId })).status).toBe(401)
  expect(
    (await owner.get('pull', { stream: locationStream(small.here), ...(await headOf()) })).events,
  ).toContainEqual(expect.objectContaining({ entity: 'membership' }))
})

async function headOf(): Promise<{ epoch: string; after: number }> {
  const reply = await owner.hello(newId() as never)
  const stream = reply.streams.find(({ id }) => id === locationStream(small.here))!
  return { epoch: stream.epoch, after: Math.max(0, stream.head - 5) }
}
