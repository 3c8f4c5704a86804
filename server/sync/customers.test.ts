import { afterAll, expect, test } from 'vitest'
import {
  customerId,
  deskConversationId,
  locationStream,
  newId,
  type CompanyId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import { adding, codeOf } from '../testing/push-one.ts'
import { startSmallDesk } from '../testing/small-desk.ts'
import * as network from '../testing/small-network.ts'
import type { Actor } from './actor.ts'

const { server, small, manager, stranger, ask, rows, standing } = await startSmallDesk()
afterAll(() => server.close())

const history = async (id: string) =>
  (
    await rows<{ kind: string }>(
      'select kind from customer_changes where subject_id = $1 order by at, kind',
      [id],
    )
  ).map(({ kind }) => kind)

async function logged(stream = locationStream(small.here)): Promise<{ entity: string; change: string }[]> {
  return rows('select entity, change, body from events where stream = $1 order by seq', [stream])
}

test('a nonmember is added by hand, with a line of history, and no mail', async () => {
  const body = adding(small.here)
  expect(codeOf(await ask(manager, body))).toBe('applied')
  expect(await standing(body.userId)).toEqual({ type: 'nonmember', plan: null })
  expect(await history(body.userId)).toEqual(['added'])
  expect((await logged()).slice(-3).map(({ entity }) => entity)).toEqual([
    'user',
    'membership',
    'customerChange',
  ])
  expect(codeOf(await ask(manager, adding(small.here, { email: body.email?.toUpperCase() ?? null })))).toBe(
    'opConflict',
  )
  expect(codeOf(await ask(manager, adding(small.here, { userId: body.userId })))).toBe('opConflict')
})

test('an invitation makes a member and leaves as a mail after the commit', async () => {
  const body = adding(small.here, { as: 'member', plan: 'Flex desk', email: 'invited@example.org' })
  expect(codeOf(await ask(manager, body))).toBe('applied')
  expect(await standing(body.userId)).toEqual({ type: 'member', plan: 'Flex desk' })
  const waiting = await rows('select 1 from outgoing_mails where recipient = $1', ['invited@example.org'])
  expect(waiting).toHaveLength(1)
  expect(codeOf(await ask(manager, adding(small.here, { as: 'member', email: null })))).toBe('badRequest')
})

test('somebody whom another location knows keeps name and phone, and is written to both streams', async () => {
  const body = adding(small.here, { email: network.strangerEmail.toUpperCase(), name: 'Not Sam' })
  expect(codeOf(await ask(manager, body))).toBe('applied')
  expect(await rows('select 1 from users where id = $1', [body.userId])).toHaveLength(0)
  expect(await standing(small.stranger)).toMatchObject({ type: 'nonmember' })
  const there = (await logged(locationStream(small.elsewhere))).at(-1)
  expect(there).toMatchObject({ entity: 'user', body: { name: 'Sam Stranger', rev: 2 } })
})

test('a member who is removed becomes a nonmember, keeps the thread, and comes back by undo', async () => {
  const conversation = deskConversationId(small.here, { kind: 'user', id: small.customer })
  await ask(manager, {
    type: 'message.send',
    messageId: newId() as never,
    conversationId: conversation,
    desk: { locationId: small.here, subject: { kind: 'user', id: small.customer } },
    kind: 'text',
    text: 'Welcome',
    fileIds: [],
    replyToId: null,
  })
  const change = (as: 'member' | 'nonmember', plan: string | null) =>
    ask(manager, {
      type: 'membership.change',
      locationId: small.here,
      changes: [{ userId: small.customer, as, plan, companyId: null }],
    })
  expect(codeOf(await change('nonmember', null))).toBe('applied')
  expect(await standing(small.customer)).toMatchObject({ type: 'nonmember' })
  expect(codeOf(await change('member', 'Fixed desk'))).toBe('applied')
  expect(await standing(small.customer)).toEqual({ type: 'member', plan: 'Fixed desk' })
  expect(await rows('select 1 from conversations where id = $1', [conversation])).toHaveLength(1)
  expect(await history(small.customer)).toEqual(['removed', 'converted', 'plan'])
})

test('administrators are not changed as customers, and foreign companies are not there', async () => {
  const change = (userId: UserId, companyId?: CompanyId) =>
    ask(manager, {
      type: 'membership.change',
      locationId: small.here,
      changes: [{ userId, as: 'nonmember', ...(companyId && { companyId }) }],
    })
  expect(codeOf(await change(small.manager2))).toBe('forbidden')
  expect(codeOf(await change(small.customer, newId() as CompanyId))).toBe('notFound')
  expect(codeOf(await change(newId() as UserId))).toBe('notFound')
})

test('tags are added and removed beside what each has', async () => {
  const subjects = [small.customer, small.companyPerson].map((id) => ({ kind: 'user' as const, id }))
  const tag = (add: string[], remove: string[]) =>
    ask(manager, { type: 'customer.tag', locationId: small.here, subjects, add, remove })
  await ask(manager, {
    type: 'customer.annotate',
    locationId: small.here,
    subject: subjects[0]!,
    tags: ['Warm'],
  })
  expect(codeOf(await tag(['Tour', 'warm'], []))).toBe('applied')
  const stored = async () =>
    (
      await rows<{ tags: string[] }>(
        'select tags from customers where location_id = $1 order by subject_id',
        [small.here],
      )
    ).map(({ tags }) => tags)
  expect(await stored()).toEqual(
    expect.arrayContaining([
      ['Warm', 'Tour'],
      ['Tour', 'warm'],
    ]),
  )
  expect(codeOf(await tag([], ['TOUR']))).toBe('applied')
  expect((await stored()).flat()).not.toContain('Tour')
  expect(
    codeOf(
      await ask(stranger, { type: 'customer.tag', locationId: small.here, subjects, add: ['x'], remove: [] }),
    ),
  ).toBe('forbidden')
})

test('companies are added and edited under one name each', async () => {
  const put = (name: string, id = newId() as CompanyId) => {
    const facts = { about: '', email: null, phone: null, website: null }
    return ask(manager, {
      type: 'company.put',
      companyId: id,
      locationId: small.here,
      as: 'member',
      name,
      ...facts,
    })
  }
  const id = newId() as CompanyId
  expect(codeOf(await put('Palm & Co', id))).toBe('applied')
  expect(codeOf(await put('palm & co'))).toBe('opConflict')
  expect(codeOf(await put('Palm and Co', id))).toBe('applied')
  expect(await history(id)).toEqual(['added', 'edited'])
})

test('a request to join is decided once; approving makes a member, declining says why by mail', async () => {
  const asker: Actor = { userId: small.stranger, side: 'customer' }
  const put = (joinRequestId: string) =>
    ask(asker, {
      type: 'joinRequest.put',
      joinRequestId: joinRequestId as never,
      locationId: small.here,
      message: 'Please',
    })
  const decide = (actor: Actor, id: string, approve: boolean) =>
    ask(actor, {
      type: 'joinRequest.decide',
      joinRequestId: id as never,
      approve,
      why: approve ? '' : 'We are full',
    })
  const id = newId()
  expect(codeOf(await put(id))).toBe('applied')
  expect(codeOf(await decide(stranger, id, true))).toBe('notFound')
  expect(codeOf(await decide(manager, id, false))).toBe('applied')
  expect(codeOf(await decide(manager, id, true))).toBe('gone')
  expect(
    await rows('select text from outgoing_mails where recipient = $1', [network.strangerEmail]),
  ).toMatchObject([{ text: expect.stringContaining('We are full') as string }])
  const second = newId()
  expect(codeOf(await put(second))).toBe('applied')
  expect(codeOf(await decide(manager, second, true))).toBe('applied')
  expect(await standing(small.stranger)).toMatchObject({ type: 'member' })
  expect(codeOf(await put(newId()))).toBe('opConflict')
  expect(codeOf(await decide(manager, newId(), true))).toBe('notFound')
})

test('somebody added by mistake is deleted everywhere, until something hangs on them; then the reason is said', async () => {
  const body = adding(small.here, { email: 'mistake@example.org' })
  const remove = (actor: Actor, userId: UserId) =>
    ask(actor, { type: 'customer.delete', locationId: small.here, userId })
  expect(codeOf(await ask(manager, body))).toBe('applied')
  const subject = { kind: 'user' as const, id: body.userId }
  await ask(manager, {
    type: 'customer.annotate',
    locationId: small.here,
    subject,
    note: 'Oh no',
    tags: ['x'],
  })
  expect(codeOf(await remove(stranger, body.userId))).toBe('forbidden')
  expect(codeOf(await remove({ userId: small.customer, side: 'customer' }, body.userId))).toBe('forbidden')
  expect(codeOf(await remove(manager, body.userId))).toBe('applied')
  const gone = (await logged()).filter(({ change }) => change === 'gone').map(({ entity }) => entity)
  expect(new Set(gone)).toEqual(new Set(['customer', 'membership', 'customerChange', 'user']))
  expect(await standing(body.userId)).toBeUndefined()
  expect(await rows('select email, phone, about from users where id = $1', [body.userId])).toEqual([
    { email: null, phone: null, about: '' },
  ])
  expect(await rows('select 1 from customers where subject_id = $1', [body.userId])).toHaveLength(0)
  expect(codeOf(await remove(manager, body.userId))).toBe('notFound')
  // The same address is somebody new.
  const again = adding(small.here, { email: 'mistake@example.org' })
  expect(codeOf(await ask(manager, again))).toBe('applied')
  await ask(manager, {
    type: 'message.send',
    messageId: newId() as never,
    conversationId: deskConversationId(small.here, { kind: 'user', id: again.userId }),
    desk: { locationId: small.here, subject: { kind: 'user', id: again.userId } },
    kind: 'text',
    text: 'Hello',
    fileIds: [],
    replyToId: null,
  })
  const refused = await remove(manager, again.userId)
  expect(refused).toMatchObject({
    status: 'rejected',
    error: { code: 'opConflict', message: expect.stringContaining('has a chat') as string },
  })
  expect(codeOf(await remove(manager, small.companyPerson))).toBe('forbidden')
  expect(codeOf(await remove(manager, small.manager2))).toBe('forbidden')
})

test('who is known elsewhere keeps no tombstone of the notes when deleted here, and can be added and noted again', async () => {
  const there = adding(small.elsewhere, { email: 'both@example.org' })
  expect(codeOf(await ask(stranger, there))).toBe('applied')
  const { userId } = there
  const subject = { kind: 'user' as const, id: userId }
  for (const note of ['First', 'Again']) {
    await ask(manager, adding(small.here, { email: there.email }))
    await ask(manager, { type: 'customer.annotate', locationId: small.here, subject, note })
    const removing = { type: 'customer.delete' as const, locationId: small.here, userId }
    expect(codeOf(await ask(manager, removing))).toBe('applied')
    expect(await standing(userId)).toBeUndefined()
  }
  const logged = await rows<{ change: string; rev: number; body: { note: string } }>(
    'select change, rev, body from events where entity_id = $1 order by seq',
    [customerId(small.here, subject)],
  )
  expect(logged.map(({ rev, change, body }) => [rev, change, body.note])).toEqual([
    [1, 'put', 'First'],
    [2, 'put', ''],
    [3, 'put', 'Again'],
    [4, 'put', ''],
  ])
})
