import { expect, it } from 'vitest'
import { userStream, type LocationId } from '../../protocol/wire/ids.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import { apply, codeOf, CUSTOMER, database, DESK, opOf } from './one-op.ts'
import { LOCATION, numbered } from './world/place.ts'

const look = (seenAt: number, locationId = LOCATION) => ({ type: 'feed.look' as const, locationId, seenAt })

it('how far somebody has looked at a feed goes to the own stream alone, and never back', async () => {
  const storage = database()
  const first = await applyOp(storage, DESK, opOf(look(500)), 1000)
  expect(first.batches).toMatchObject([
    { stream: userStream(DESK.userId), events: [{ entity: 'feedMark', rev: 1, body: { seenAt: 500 } }] },
  ])
  expect((await applyOp(storage, DESK, opOf(look(400)), 1000)).batches).toEqual([])
  const far = await applyOp(storage, DESK, opOf(look(9_000_000)), 1000)
  expect(far.batches).toMatchObject([{ events: [{ rev: 2, body: { seenAt: 1000 } }] }])
})

it('a customer, and whoever does not work there, is answered as if there were no feed', async () => {
  expect(codeOf(await apply(database(), CUSTOMER, look(1)))).toBe('notFound')
  const elsewhere = numbered(0x77, 1) as LocationId
  expect(codeOf(await apply(database(), DESK, look(1, elsewhere)))).toBe('notFound')
})
