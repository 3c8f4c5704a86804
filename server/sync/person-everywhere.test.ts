import { afterAll, beforeAll, expect, test } from 'vitest'
import { locationStream, newId, type UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { bookingEvent, OutsideSystem } from '../testing/outside-system.ts'
import { adding, codeOf, importing, pushOne } from '../testing/push-one.ts'
import * as network from '../testing/small-network.ts'
import { startTestServer, type TestServer } from '../testing/start-test-server.ts'

// Whoever is changed and given a place at the same moment is told of as they are at both places, the new one too. On
// PostgreSQL these really happen at the same moment.

const ROUNDS = 10

let server: TestServer
let small: network.SmallNetwork
let outside: OutsideSystem

beforeAll(async () => {
  server = await startTestServer()
  small = await network.makeSmallNetwork(server.database)
  await server.database.query(`update memberships set admin_role = 'owner' where admin_role is not null`)
  outside = await OutsideSystem.of(server)
})
afterAll(() => server.close())

/** The same again while the server asks for that, as a device does. */
async function does(userId: UserId, side: 'desk' | 'customer', body: OpBody): Promise<string> {
  for (;;) {
    const result = await pushOne(server, { userId, side }, body)
    if (result.status !== 'rejected' || result.error.retry === 'never') return codeOf(result)
  }
}

const doors = {
  'by hand': (email: string) => does(small.otherManager, 'desk', adding(small.elsewhere, { email })),
  'by a file': (email: string) =>
    does(small.otherManager, 'desk', importing(small.elsewhere, [{ name: 'From a file', email }])),
  'by a booking': async (email: string) => {
    const data = { customer: { email, name: 'By an event' }, location: small.elsewhere }
    const { status } = await outside.tell([bookingEvent(data)])
    return status === 200 ? 'applied' : String(status)
  },
}

test.each(Object.entries(doors))('a place given %s while the person edits their profile', async (_, give) => {
  for (let round = 0; round < ROUNDS; round++) {
    const email = `ada-${newId()}@example.org`
    const one = adding(small.here, { email })
    expect(await does(small.manager, 'desk', one)).toBe('applied')
    const { userId } = one
    const edits = [1, 2, 3].map((turn) => {
      return does(userId, 'customer', { type: 'profile.edit', about: `About ${round}, ${turn}` })
    })
    expect(await Promise.all([...edits.slice(0, 2), give(email), ...edits.slice(2)])).toEqual(
      Array.from({ length: 4 }, () => 'applied'),
    )
    for (const location of [small.here, small.elsewhere]) {
      const [told] = await server.database.query<{ body: { about: string; rev: number } }>(
        `select body from events where stream = $1 and entity = 'user' and entity_id = $2 order by rev desc limit 1`,
        [locationStream(location), userId],
      )
      const [stored] = await server.database.query('select about, rev from users where id = $1', [userId])
      expect({ about: told?.body.about, rev: told?.body.rev }).toEqual(stored)
    }
  }
})

test.each(Object.entries(doors))(
  'who was deleted at a place and comes back %s is newer than the tombstone',
  async (_, give) => {
    const email = `ben-${newId()}@example.org`
    const { userId } = adding(small.here, { email })
    const one = { ...adding(small.here, { email }), userId }
    const deleting = { type: 'customer.delete' as const, locationId: small.elsewhere, userId }
    expect(await does(small.manager, 'desk', one)).toBe('applied')
    expect(await does(small.otherManager, 'desk', adding(small.elsewhere, { email }))).toBe('applied')
    expect(await does(small.otherManager, 'desk', deleting)).toBe('applied')
    expect(await give(email)).toBe('applied')
    const newest = (location: typeof small.here) =>
      server.database.query<{ change: string; rev: number }>(
        `select change, rev from events where stream = $1 and entity = 'user' and entity_id = $2 order by seq`,
        [locationStream(location), userId],
      )
    const [put, gone, again] = await newest(small.elsewhere)
    expect([put, gone, again].map((event) => event?.change)).toEqual(['put', 'gone', 'put'])
    expect(again!.rev).toBeGreaterThan(gone!.rev)
    expect((await newest(small.here)).at(-1)).toEqual(again)
  },
)
