import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalMe } from '../../protocol/wire/http.ts'
import { directConversationId, newId, type UserId } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { putRows } from '../database/rows.ts'
import { post } from '../testing/desk-client.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'
import { endVisitorLinks, makeVisitorLink } from './visitor-links.ts'

let server: TestServer
let small: network.SmallNetwork
const visitor = newId() as UserId
let clock = 1_800_000_000_000
const chat = () => directConversationId(small.customer, visitor)
beforeAll(async () => {
  server = await startTestServer({ now: () => clock })
  small = await network.makeSmallNetwork(server.database)
  const row = {
    id: visitor,
    rev: 1,
    name: 'Vera Visitor',
    email: null,
    phone: null,
    about: '',
    photo: null,
    privacy: DEFAULT_PRIVACY,
  }
  await putRows(server.database, 'user', [row])
})
afterAll(() => server.close())

const open = (secret: string) => post(`${server.url}/portal/api/visitor`, { secret })

async function me(cookie: string) {
  const response = await fetch(`${server.url}/portal/api/me`, { headers: { cookie } })
  return { status: response.status, body: await response.json() }
}

function link(lastsMs = 60_000): Promise<string> {
  const made = { userId: visitor, conversationId: chat(), expiresAt: clock + lastsMs }
  return makeVisitorLink(server.database, made)
}

async function admitted(secret: string): Promise<string> {
  const { status, headers, body } = await open(secret)
  expect({ status, body }).toEqual({ status: 200, body: { conversationId: chat() } })
  return headers.get('set-cookie')!.split(';')[0]!
}

test('a link lets a visitor into one conversation, on a second device too, until it expires', async () => {
  const secret = await link()
  const [first, second] = [await admitted(secret), await admitted(secret)]
  const { body } = await me(first)
  expect(PortalMe.parse(body)).toMatchObject({ name: 'Vera Visitor', onlyConversationId: chat() })
  clock += 61_000
  for (const cookie of [first, second]) expect((await me(cookie)).status).toBe(401)
  expect((await open(secret)).status).toBe(404)
})

test('a link that was revoked, never made, or is a secret of something else is answered alike', async () => {
  const secret = await link()
  const cookie = await admitted(secret)
  expect(await endVisitorLinks(server.database, chat(), clock)).not.toEqual([])
  expect((await me(cookie)).status).toBe(401)
  const [revoked, unknown] = [await open(secret), await open('x'.repeat(43))]
  expect(revoked.status).toBe(404)
  expect(revoked.body).toEqual(unknown.body)
})
