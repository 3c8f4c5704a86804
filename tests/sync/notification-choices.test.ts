import { expect, it } from 'vitest'
import { userStream } from '../../protocol/wire/ids.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import { apply, codeOf, CUSTOMER, database, DESK, opOf } from './one-op.ts'

const choose = (on: boolean) => ({ type: 'notification.choose' as const, category: 'visitors' as const, on })

it('what an administrator is told of goes to the own stream alone, once for each change', async () => {
  const storage = database()
  const off = await applyOp(storage, DESK, opOf(choose(false)), 1000)
  expect(off.batches).toMatchObject([
    {
      stream: userStream(DESK.userId),
      events: [{ entity: 'notificationChoice', rev: 1, body: { category: 'visitors', on: false } }],
    },
  ])
  expect((await applyOp(storage, DESK, opOf(choose(false)), 1000)).batches).toEqual([])
  const on = await applyOp(storage, DESK, opOf(choose(true)), 1000)
  expect(on.batches).toMatchObject([{ events: [{ rev: 2, body: { on: true } }] }])
})

it('is refused for a customer', async () => {
  expect(codeOf(await apply(database(), CUSTOMER, choose(false)))).toBe('forbidden')
})
