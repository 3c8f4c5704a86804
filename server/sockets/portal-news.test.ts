import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { PORTAL_CHANGED, PortalChanged } from '../../protocol/wire/http.ts'
import { directConversationId, newId } from '../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY } from '../../protocol/wire/rows/people.ts'
import { makeVisitorLink } from '../auth/visitor-links.ts'
import { makeOp, post } from '../testing/desk-client.ts'
import { eventually, portalSocket } from '../testing/portal-client.ts'
import { TwoPeople } from '../testing/two-people.ts'

// What the portal's socket tells of Community and Feed, and whom (use case 5).

let world: TwoPeople
let clock = 1_800_000_000_000
const heard: Record<'nadia' | 'stranger' | 'visitor', PortalChanged['about'][]> = {
  nadia: [],
  stranger: [],
  visitor: [],
}
const sockets: Socket[] = []
beforeAll(async () => {
  world = await TwoPeople.start(() => clock)
  const conversationId = directConversationId(world.small.companyPerson, world.small.stranger)
  const link = { userId: world.small.stranger, conversationId, expiresAt: clock + 86_400_000 }
  const secret = await makeVisitorLink(world.server.database, link)
  const { headers } = await post(world.api('/visitor'), { secret })
  const visitor = headers.get('set-cookie')!.split(';')[0]!
  const cookies = { nadia: world.nadia, stranger: world.stranger, visitor }
  for (const who of ['nadia', 'stranger', 'visitor'] as const) {
    const socket = await portalSocket(world.server, cookies[who])
    socket.on(PORTAL_CHANGED, (body) => heard[who].push(PortalChanged.parse(body).about))
    sockets.push(socket)
  }
}, 60_000)
beforeEach(() => {
  clock += 61_000
  for (const list of Object.values(heard)) list.length = 0
})
afterAll(async () => {
  for (const socket of sockets) socket.disconnect()
  await world.close()
})

const until = (who: keyof typeof heard, about: PortalChanged['about']) =>
  eventually(() => heard[who].find((one) => one === about))
const feedFor = (feedVisibility: 'administrators' | 'locationMembers' | 'networkMembers') =>
  world.manager.get('push', {
    ops: [
      makeOp({
        type: 'location.edit',
        locationId: world.small.here,
        editId: newId(),
        basis: { rev: 1000, editId: null },
        feedVisibility,
      }),
    ],
  })
const say = () =>
  world.put(`/feed/${world.small.here}/posts/${newId()}`, world.colin, {
    opId: newId(),
    text: 'Fresh beans',
    fileIds: [],
    mentionUserIds: [],
  })

test('a post is told to those who read the feed, at once, and to nobody else', async () => {
  await say()
  await until('nadia', 'feed')
  await feedFor('networkMembers')
  // Told after the post: whoever was to hear of that has heard.
  await until('stranger', 'places')
  expect(heard.stranger).toEqual(['places'])
  await say()
  await until('stranger', 'feed')
})

test('who may see what shrinks: everybody signed in reads again, and then gets nothing', async () => {
  await feedFor('administrators')
  await until('nadia', 'places')
  await until('stranger', 'places')
  expect((await world.get(`/feed/${world.small.here}`, world.nadia)).status).toBe(404)
  await feedFor('locationMembers')
})

test('a person who changes is told of without a name, and hears it on their own other pages', async () => {
  const privacy = { ...DEFAULT_PRIVACY, name: 'administrators' }
  await world.put('/profile', world.colin, { opId: newId(), privacy })
  await until('nadia', 'people')
  await until('stranger', 'people')
  expect(heard.nadia).not.toContain('me')
  await world.put('/profile', world.nadia, { opId: newId(), about: 'Here on Mondays' })
  await until('nadia', 'me')
})

test('a visitor by a link hears nothing of it', async () => {
  await world.put('/profile', world.stranger, { opId: newId(), about: 'Elsewhere' })
  await until('stranger', 'me')
  await until('stranger', 'people')
  expect(heard.visitor).toEqual([])
})
