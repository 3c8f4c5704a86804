import { afterAll, beforeAll, expect, test } from 'vitest'
import { PortalPeople } from '../../protocol/wire/http.ts'
import {
  directConversationId,
  locationStream,
  newId,
  userStream,
  type ConversationId,
  type UserId,
} from '../../protocol/wire/ids.ts'
import type { ReadMarkRow } from '../../protocol/wire/rows/chats.ts'
import { makeOp, sendOp } from '../testing/desk-client.ts'
import { portalSocket } from '../testing/portal-client.ts'
import { TwoPeople } from '../testing/two-people.ts'

// Two people who write to each other, and what others get of it: nothing.

let world: TwoPeople
beforeAll(async () => {
  world = await TwoPeople.start(() => 1_800_000_000_000)
})
afterAll(() => world.close())

const mark = 'Umbrella-7431'

test('two members write to each other; each reads it in the portal at once, and how far the other has read', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const socket = await portalSocket(world.server, world.colin)
  const poked = new Promise((resolve) => socket.once('poke', resolve))
  expect((await world.send(world.nadia, chat, world.small.companyPerson, `Lunch? ${mark}`)).status).toBe(200)
  expect(await poked).toEqual({ conversationId: chat })
  socket.disconnect()
  const [row] = (await world.chatsOf(world.colin)).filter(({ conversationId }) => conversationId === chat)
  expect(row).toMatchObject({ kind: 'direct', title: 'Nadia Nguyen', unread: 1, canWrite: true })
  expect((await world.messagesIn(chat, world.colin)).messages).toMatchObject([
    { seq: 1, own: false, authorName: 'Nadia Nguyen', text: `Lunch? ${mark}` },
  ])
  await world.send(world.colin, chat, null, 'At one')
  await world.post(`/chats/${chat}/read`, world.colin, { seq: 1 })
  const read = await world.messagesIn(chat, world.nadia)
  expect(read).toMatchObject({ deskReadSeq: 1, messages: [{ own: true }, { own: false, text: 'At one' }] })
})

test('there is one chat between two people, whoever begins, and a resend sends nothing twice (I3)', async () => {
  const chat = directConversationId(world.small.companyPerson, world.small.customer)
  const ids = { opId: newId(), messageId: newId() }
  const first = await world.send(world.colin, chat, world.small.customer, 'Once', ids)
  expect((await world.send(world.colin, chat, world.small.customer, 'Once', ids)).body).toEqual(first.body)
  expect((await world.send(world.colin, chat, world.small.customer, 'Twice', ids)).status).toBe(409)
  const { messages } = await world.messagesIn(chat, world.nadia)
  expect(messages.filter(({ text }) => text === 'Once')).toHaveLength(1)
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  expect((await world.chatsOf(world.nadia)).filter(({ kind }) => kind === 'direct')).toHaveLength(1)
})

test('a change is the author’s, a tombstone stays one (I12), and a read mark never goes back (I11)', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const { body } = await world.send(world.nadia, chat, null, 'Wrong')
  const { id } = body as { id: string }
  const change = (cookie: string, at: string, what: object) =>
    world.post(`/messages/${id}${at}`, cookie, { opId: newId(), ...what })
  expect((await change(world.colin, '/unsend', {})).status).toBe(403)
  expect((await change(world.colin, '/reactions', { emoji: '👍', on: true })).status).toBe(200)
  expect((await world.put(`/messages/${id}`, world.nadia, { opId: newId(), text: 'Right' })).status).toBe(200)
  expect((await change(world.nadia, '/unsend', {})).status).toBe(200)
  expect((await world.put(`/messages/${id}`, world.nadia, { opId: newId(), text: 'Back' })).status).toBe(410)
  expect((await world.messagesIn(chat, world.colin)).messages.at(-1)).toMatchObject({
    text: '',
    reactions: [],
  })
  await world.post(`/chats/${chat}/read`, world.colin, { seq: 3 })
  await world.post(`/chats/${chat}/read`, world.colin, { seq: 1 })
  await world.post(`/chats/${chat}/read`, world.colin, { seq: 1_000 })
  const { messages, deskReadSeq } = await world.messagesIn(chat, world.nadia)
  expect(deskReadSeq).toBe(messages.length)
})

test('administrators who don’t take part get no word of it: no event, no row, no page, no file', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const { messages } = await world.messagesIn(chat, world.nadia)
  const events = await world.eventsOf(world.manager, locationStream(world.small.here))
  expect(JSON.stringify(events)).not.toContain(mark)
  for (const tier of [0, 1, 2]) {
    expect(JSON.stringify(await world.snapshotOf(locationStream(world.small.here), tier))).not.toContain(mark)
    expect(JSON.stringify(await world.snapshotOf(userStream(world.small.manager), tier))).not.toContain(mark)
  }
  const history = await world.manager.ask('history', { conversationId: chat, before: 1_000, limit: 50 })
  const none = await world.manager.ask('history', {
    conversationId: newId() as never,
    before: 1_000,
    limit: 50,
  })
  expect(history).toEqual(none)
  const op = sendOp(world.small, chat, 'Let me in', { desk: null })
  expect((await world.manager.get('push', { ops: [op] })).results).toMatchObject([
    { error: { code: 'notFound' } },
  ])
  for (const body of [
    { type: 'message.unsend', messageId: messages[0]!.id } as const,
    { type: 'message.react', messageId: messages[0]!.id, emoji: '👍', on: true } as const,
    { type: 'conversation.assign', conversationId: chat, assigneeUserId: world.small.manager } as const,
    { type: 'read.mark', conversationId: chat, seq: 1 } as const,
    {
      type: 'report.make',
      reportId: newId() as never,
      userId: world.small.customer,
      messageId: messages[0]!.id,
      reason: 'x',
    } as const,
  ]) {
    const { results } = await world.manager.get('push', { ops: [makeOp(body)] })
    expect(results, body.type).toMatchObject([{ status: 'rejected', error: { code: 'notFound' } }])
  }
})

test('an administrator who takes part has it among the own rows, without the other’s pins', async () => {
  const chat = directConversationId(world.small.manager, world.small.companyPerson)
  const op = sendOp(world.small, chat, 'From the desk, to you alone', {
    desk: null,
    direct: { userId: world.small.companyPerson },
  })
  const { results } = await world.manager.get('push', { ops: [op] })
  expect(results).toMatchObject([{ status: 'applied', at: { stream: userStream(world.small.manager) } }])
  await world.send(world.colin, chat, null, 'Thank you')
  await world.server.database.query(
    `update read_marks set pinned = true, flagged_unread = true where conversation_id = $1 and user_id = $2`,
    [chat, world.small.companyPerson],
  )
  await world.post(`/chats/${chat}/read`, world.colin, { seq: 2 })
  const own = userStream(world.small.manager)
  const replayed = new Map(
    (await world.eventsOf(world.manager, own)).map((event) => [
      `${event.entity} ${event.entityId}`,
      event.body,
    ]),
  )
  const rows = [...(await world.snapshotOf(own, 0)), ...(await world.snapshotOf(own, 2))]
  for (const [entity, row] of rows) {
    const event = replayed.get(`${entity} ${String(row.id)}`)
    expect(
      event === undefined || JSON.stringify(row) === JSON.stringify({ ...row, ...(event as object) }),
      entity,
    ).toBe(true)
  }
  expect(rows.filter(([entity]) => entity === 'message').map(([, { text }]) => text)).toContain('Thank you')
  const marks = rows
    .filter(([entity]) => entity === 'readMark')
    .map(([, row]) => row as unknown as ReadMarkRow)
  expect(marks.find(({ userId }) => userId === world.small.companyPerson)).toMatchObject({
    seq: 2,
    pinned: false,
    flaggedUnread: false,
  })
})

test('a hidden person, a stranger and nobody are answered alike, in the picker and when written to', async () => {
  const people = async (cookie: string, query: string) =>
    PortalPeople.parse((await world.get(`/people?query=${encodeURIComponent(query)}`, cookie)).body).people
  expect((await people(world.nadia, 'colin')).map(({ name }) => name)).toEqual(['Colin Firm'])
  expect(await people(world.stranger, 'colin')).toEqual([])
  expect(await people(world.nadia, '%')).toEqual([])
  const hidden = await world.send(
    world.stranger,
    directConversationId(world.small.stranger, world.small.companyPerson),
    world.small.companyPerson,
    'Hi',
  )
  const nobody = newId() as UserId
  const unknown = await world.send(
    world.stranger,
    directConversationId(world.small.stranger, nobody),
    nobody,
    'Hi',
  )
  expect(hidden).toMatchObject({ status: 404, body: unknown.body })
  const pages = await Promise.all(
    [world.small.companyPerson, nobody].map((id) => world.get(`/people/${id}/chat`, world.stranger)),
  )
  expect(pages[0]).toEqual(pages[1])
  expect(pages[0]?.status).toBe(404)
  const notMade = await world.send(world.nadia, newId() as ConversationId, world.small.companyPerson, 'Hi')
  expect(notMade.status).toBe(404)
})

test('the thread stays when what showed the person is gone; chats off closes it', async () => {
  const chat = directConversationId(world.small.customer, world.small.companyPerson)
  const set = (change: string) => world.server.database.query(`update locations set ${change}`)
  await set(`community_visibility = 'administrators'`)
  expect((await world.send(world.nadia, chat, null, 'Still here')).status).toBe(200)
  await set('chats_on = false')
  expect(await world.send(world.nadia, chat, null, 'Off')).toMatchObject({
    status: 403,
    body: { code: 'chatsOff' },
  })
  await set(`chats_on = true, community_visibility = 'locationMembers'`)
})
