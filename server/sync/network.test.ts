import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { locationStream, newId, userStream, type UserId } from '../../protocol/wire/ids.ts'
import type { HelloReply } from '../../protocol/wire/requests.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { connectDesk, type DeskClient, statusOf } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

let server: TestServer
let small: network.SmallNetwork
let owner: DeskClient
const opened: DeskClient[] = []

beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  await server.database.query(`update memberships set admin_role = 'owner' where user_id = $1`, [
    small.manager,
  ])
  owner = await connect(network.managerEmail)
})
afterEach(() => opened.splice(1).forEach((client) => client.close()))
afterAll(async () => {
  owner.close()
  await server.close()
})

async function connect(email: string): Promise<DeskClient> {
  const client = await connectDesk(server.url, email)
  opened.push(client)
  return client
}

const setRole = (
  userId: UserId,
  adminRole: 'owner' | 'frontDesk' | null,
  chat: 'chat.reply'[] | null = null,
) => ({ type: 'administrator.set', locationId: small.here, userId, adminRole, chat }) as const

test('an owner takes the right to read chats, and the device learns it at once and begins the stream anew', async () => {
  const colleague = await connect(network.manager2Email)
  const stream = locationStream(small.here)
  const epochOf = (reply: HelloReply) => reply.streams.find(({ id }) => id === stream)!.epoch
  const before = epochOf(await colleague.hello(newId() as never))
  const told = colleague.next<{ stream: string; epoch: string }>('poke')
  expect(await statusOf(owner, setRole(small.manager2, 'frontDesk', ['chat.reply']))).toBe('applied')
  expect(await told).toMatchObject({ stream: userStream(small.manager2), epoch: 'rights' })

  const after = await colleague.hello(newId() as never)
  expect(after.access.locations[0]?.permissions).not.toContain('chat.read')
  // Who is no owner has been without the invitations before.
  const name = before.replace('~i', '~ci')
  expect(epochOf(after)).toBe(name)
  expect(after.streams.find(({ id }) => id === stream)?.state).toBe('reset')
  // The log goes on under the new name only, and without the words.
  const pulled = await colleague.get('pull', { stream, epoch: name, after: 0 })
  expect(pulled.events.map(({ entity }) => entity)).not.toContain('message')
  expect((await colleague.ask('pull', { stream, epoch: before, after: 0 })).ok).toBe(false)

  expect(await statusOf(owner, setRole(small.manager2, 'frontDesk'))).toBe('applied')
  expect(epochOf(await colleague.hello(newId() as never))).toBe(before)
})

test('nobody but an owner gives or takes roles, and nobody their own', async () => {
  const colleague = await connect(network.manager2Email)
  expect(await statusOf(colleague, setRole(small.manager, null))).toBe('forbidden')
  expect(await statusOf(owner, setRole(small.manager, null))).toBe('forbidden')
  expect(await statusOf(owner, setRole(newId() as UserId, 'frontDesk'))).toBe('notFound')
  expect(await statusOf(owner, setRole(small.stranger, 'frontDesk'))).toBe('notFound')
  expect(await statusOf(owner, setRole(small.customer, 'owner'))).toBe('forbidden')
  const elsewhere = { ...setRole(small.stranger, 'frontDesk'), locationId: small.elsewhere }
  expect(await statusOf(owner, elsewhere)).toBe('forbidden')
})

test('an owner switches chats off and sets the defaults for every location at once', async () => {
  const other = await connect(network.otherManagerEmail)
  const heard = other.next<{ events: { entity: string; body: unknown }[] }>('batch')
  const defaultPrivacy = { ...DEFAULT_PRIVACY, name: 'administrators' as const }
  const configure = {
    type: 'network.configure',
    locationId: small.here,
    chatsOn: false,
    defaultPrivacy,
  } as const
  expect(await statusOf(owner, configure)).toBe('applied')
  expect((await heard).events).toMatchObject([
    { entity: 'location', body: { id: small.elsewhere, networkChatsOn: false, defaultPrivacy } },
  ])
  const colleague = await connect(network.manager2Email)
  expect(await statusOf(colleague, { ...configure, chatsOn: true })).toBe('forbidden')
  expect(await statusOf(owner, { type: 'network.configure', locationId: small.here, chatsOn: true })).toBe(
    'applied',
  )
  const rows = await server.database.query(
    'select network_chats_on as on, default_privacy as privacy from locations',
  )
  expect(rows).toEqual([
    { on: true, privacy: defaultPrivacy },
    { on: true, privacy: defaultPrivacy },
  ])
})
