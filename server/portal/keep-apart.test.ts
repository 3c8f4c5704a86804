import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { WireEvent } from '../../protocol/wire/events.ts'
import { PortalBlocks, PortalChat } from '../../protocol/wire/http.ts'
import { directConversationId, locationStream, newId, type UserId } from '../../protocol/wire/ids.ts'
import { DeskClient, makeOp, signIn } from '../testing/desk-client.ts'
import { mailsTo, portalSignIn, portalSocket } from '../testing/portal-client.ts'
import * as network from '../testing/small-network.ts'
import { colinEmail, TwoPeople } from '../testing/two-people.ts'

// Blocks, reports and bars, between people and against hand-made requests.

let world: TwoPeople
let clock = 1_800_000_000_000
beforeAll(async () => {
  world = await TwoPeople.start(() => clock)
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  await world.send(world.nadia, chat, world.small.companyPerson, 'Hello')
})
// The limits of one minute are not what is tested here.
beforeEach(() => {
  clock += 61_000
})
afterAll(() => world.close())

test('a block closes the chat for the blocked one, also by an old link, and can be taken back', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const block = (active: boolean) =>
    world.put(`/blocks/${world.small.companyPerson}`, world.nadia, { opId: newId(), active })
  expect((await block(true)).status).toBe(200)
  expect(PortalBlocks.parse((await world.get('/blocks', world.nadia)).body).people).toMatchObject([
    { name: 'Colin Firm' },
  ])
  const seen = (await world.chatsOf(world.colin)).find(({ conversationId }) => conversationId === chat)
  expect(seen).toMatchObject({ title: 'Unavailable user', canWrite: false, otherUserId: null })
  expect(JSON.stringify(await world.messagesIn(chat, world.colin))).not.toContain('Nadia')
  expect((await world.send(world.colin, chat, null, 'Hello?')).status).toBe(403)
  expect((await world.send(world.colin, chat, world.small.customer, 'Hello?')).status).toBe(403)
  const own = (await world.chatsOf(world.nadia)).find(({ conversationId }) => conversationId === chat)
  expect(own).toMatchObject({ title: 'Colin Firm', canWrite: false, hasBlocked: true })
  expect((await world.send(world.nadia, chat, null, 'Ha')).status).toBe(403)
  expect((await block(false)).status).toBe(200)
  expect((await world.send(world.colin, chat, null, 'Friends again')).status).toBe(200)
  const unknown = await world.put(`/blocks/${newId()}`, world.stranger, { opId: newId(), active: true })
  const hidden = await world.put(`/blocks/${world.small.customer}`, world.stranger, {
    opId: newId(),
    active: true,
  })
  expect(hidden).toEqual(unknown)
})

test('a report reaches the administrators and not the one whom it is about', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const bad = (await world.send(world.colin, chat, null, 'A rude word')).body as { id: string }
  const report = (about: UserId, messageId: string | null) =>
    world.post('/reports', world.nadia, {
      opId: newId(),
      reportId: newId(),
      userId: about,
      messageId,
      reason: 'Was rude',
    })
  expect((await report(world.small.companyPerson, bad.id)).status).toBe(200)
  expect((await report(world.small.manager, null)).status).toBe(200)
  const here = locationStream(world.small.here)
  const second = await signIn(world.server.url, network.manager2Email)
  const colleague = await DeskClient.connect(world.server.url, second.accessToken)
  await colleague.hello(second.deviceId)
  const told = (events: WireEvent[]) =>
    events
      .filter(({ entity }) => entity === 'report' || entity === 'notification')
      .map(
        ({ body }) => body as { aboutUserId?: string; category?: string; object?: string; quoted?: string },
      )
  const colleagues = told(await world.eventsOf(colleague, here))
  expect(colleagues.filter(({ category }) => category === 'reports').map(({ object }) => object)).toEqual([
    'Colin Firm',
    'Dana Fields',
  ])
  expect(colleagues.find(({ aboutUserId }) => aboutUserId === world.small.companyPerson)?.quoted).toBe(
    'A rude word',
  )
  const ownEyes = told(await world.eventsOf(world.manager, here))
  expect(ownEyes.map(({ object }) => object).filter(Boolean)).toEqual(['Colin Firm'])
  for (const tier of [0, 1]) {
    const rows = JSON.stringify(await world.snapshotOf(here, tier))
    expect(rows).not.toContain(`"aboutUserId":"${world.small.manager}"`)
    expect(rows).not.toContain('"object":"Dana Fields"')
    expect(JSON.stringify(await world.snapshotOf(here, tier, second.accessToken))).toContain('Colin Firm')
  }
  colleague.close()
})

test('who is barred is out at once, comes in no more, and is unavailable to others', async () => {
  clock += 3_600_000
  const socket = await portalSocket(world.server, world.colin)
  const ended = new Promise((resolve) => socket.once('disconnect', resolve))
  const bar = (active: boolean) =>
    makeOp({
      type: 'bar.put',
      locationId: world.small.here,
      userId: world.small.companyPerson,
      active,
      reason: 'Rude',
    })
  const second = await signIn(world.server.url, network.manager2Email)
  const colleague = await DeskClient.connect(world.server.url, second.accessToken)
  const { results } = await colleague.get('push', { ops: [bar(true)] })
  expect(results).toMatchObject([{ status: 'applied' }])
  await ended
  // Their page is told why, and keeps nothing of them; anybody else's token is only no longer good.
  expect(await world.get('/me', world.colin)).toMatchObject({
    status: 401,
    body: { code: 'sessionExpired', retry: 'never' },
  })
  expect(await world.get('/me', 'foyer_portal=x')).toMatchObject({ status: 401, body: { retry: 'auth' } })
  const known = await world.post('/code', '', { email: colinEmail })
  const unknown = await world.post('/code', '', { email: 'nobody@foyer.example' })
  expect(known.body).toEqual(unknown.body)
  const before = (await mailsTo(world.server, colinEmail)).length
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const seen = (await world.chatsOf(world.nadia)).find(({ conversationId }) => conversationId === chat)
  expect(seen).toMatchObject({ title: 'Unavailable user', canWrite: false })
  expect((await mailsTo(world.server, colinEmail)).length).toBe(before)
  const self = makeOp({
    type: 'bar.put',
    locationId: world.small.here,
    userId: world.small.manager2,
    active: true,
    reason: '',
  })
  const owner = makeOp({
    type: 'bar.put',
    locationId: world.small.here,
    userId: world.small.manager,
    active: true,
    reason: '',
  })
  const far = makeOp({
    type: 'bar.put',
    locationId: world.small.elsewhere,
    userId: world.small.stranger,
    active: true,
    reason: '',
  })
  const refused = await colleague.get('push', { ops: [self, owner, far] })
  expect(refused.results.map((result) => result.status)).toEqual(['rejected', 'rejected', 'rejected'])
  expect((await colleague.get('push', { ops: [bar(false)] })).results).toMatchObject([{ status: 'applied' }])
  world.colin = await portalSignIn(world.server, colinEmail)
  expect((await world.send(world.colin, chat, null, 'Back')).status).toBe(200)
  expect(
    PortalChat.parse((await world.get(`/people/${world.small.customer}/chat`, world.colin)).body).canWrite,
  ).toBe(true)
  colleague.close()
})
