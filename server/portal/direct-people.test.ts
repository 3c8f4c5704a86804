import { afterAll, beforeAll, expect, test } from 'vitest'
import { directConversationId, newId, userStream } from '../../protocol/wire/ids.ts'
import { DeskClient, signIn } from '../testing/desk-client.ts'
import { otherManagerEmail } from '../testing/small-network.ts'
import { TwoPeople } from '../testing/two-people.ts'

let world: TwoPeople
beforeAll(async () => {
  world = await TwoPeople.start(() => 1_800_000_000_000)
})
afterAll(() => world.close())

test('an administrator elsewhere learns who writes: the name and no address, also when it is changed', async () => {
  const { otherManager, customer } = world.small
  await world.server.database.query(`update locations set community_visibility = 'public'`)
  await world.server.database.query(
    `update users set privacy = privacy::jsonb || '{"name": "public"}' where id in ($1, $2)`,
    [otherManager, customer],
  )
  const chat = directConversationId(customer, otherManager)
  expect((await world.send(world.nadia, chat, otherManager, 'Do you have rooms?')).status).toBe(200)
  const tokens = await signIn(world.server.url, otherManagerEmail)
  const desk = await DeskClient.connect(world.server.url, tokens.accessToken)
  await desk.hello(tokens.deviceId)
  const names = async () =>
    (await world.eventsOf(desk, userStream(otherManager)))
      .filter(({ entity, entityId }) => entity === 'user' && entityId === customer)
      .map(({ body }) => body)
  expect(await names()).toMatchObject([{ name: 'Nadia Nguyen', email: null, phone: null }])
  await world.put('/profile', world.nadia, { opId: newId(), about: 'Films' })
  expect((await names()).at(-1)).toMatchObject({ about: 'Films', email: null })
  desk.close()
  // Whoever works where the other is known has the row from there.
  const here = directConversationId(customer, world.small.manager)
  await world.send(world.nadia, here, world.small.manager, 'Hello')
  const own = await world.eventsOf(world.manager, userStream(world.small.manager))
  expect(own.map(({ entity }) => entity)).toEqual(['conversation', 'message'])
})
