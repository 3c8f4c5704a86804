import { describe, expect, it } from 'vitest'
import {
  userStream,
  type FollowUpId,
  type HandOverId,
  type MessageId,
  type SavedReplyId,
} from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import type { MessageRow } from '../../protocol/wire/rows/chats.ts'
import type { FollowUpDue } from '../../protocol/wire/rows/desk.ts'
import type { Permission } from '../../protocol/wire/rows/people.ts'
import { applyOp } from '../../server/sync/apply-op.ts'
import {
  apply,
  CHAT,
  codeOf,
  COLLEAGUE,
  CUSTOMER,
  database,
  DESK,
  LOCATION_STREAM,
  opOf,
  sendBody,
} from './one-op.ts'
import { accessOf, ANNA, BEN, CARLA, DORA, LOCATION, numbered, uploads } from './world/place.ts'

type Send = Extract<OpBody, { type: 'message.send' }>

async function withMessage(more: Partial<Send> = {}, actor = DESK) {
  const storage = database()
  const body = sendBody(more) as Send
  await apply(storage, actor, body)
  const message = () => storage.committed.get(`message:${body.messageId}`) as MessageRow
  return { storage, messageId: body.messageId, message }
}

describe('message.send', () => {
  it('stores a caption with its file, and none that is blank', async () => {
    const [one, two] = uploads().map(({ ref }) => ref.id)
    const captions = { [one!]: ' The blue door ', [two!]: '  ' }
    const { message } = await withMessage({ fileIds: [one!, two!], captions }, CUSTOMER)
    expect(message().files).toMatchObject([{ id: one, caption: 'The blue door' }, { id: two }])
    expect(message().files[1]).not.toHaveProperty('caption')
  })

  it('mentions administrators who may read chats there, once, and sends without the others', async () => {
    const mentionUserIds = [BEN, CARLA, BEN, numbered(0xad, 9) as never]
    const { message } = await withMessage({ kind: 'note', mentionUserIds })
    expect(message().mentionUserIds).toEqual([BEN])
  })

  it('takes no mentions from a customer', async () => {
    const { message } = await withMessage({ mentionUserIds: [BEN] }, CUSTOMER)
    expect(message().mentionUserIds).toEqual([])
  })
})

describe('message.react', () => {
  const react = (messageId: MessageId, emoji = '👍', on = true): OpBody => {
    return { type: 'message.react', messageId, emoji, on }
  }

  it('adds and takes back one’s own, in the order of setting', async () => {
    const { storage, messageId, message } = await withMessage()
    await apply(storage, CUSTOMER, react(messageId))
    await apply(storage, DESK, react(messageId))
    await apply(storage, DESK, react(messageId, '🎉'))
    expect(message().reactions).toEqual([
      { emoji: '👍', userIds: [CARLA, ANNA] },
      { emoji: '🎉', userIds: [ANNA] },
    ])
    await apply(storage, COLLEAGUE, react(messageId, '👍', false))
    await apply(storage, DESK, react(messageId, '👍', false))
    await apply(storage, DESK, react(messageId, '🎉', false))
    expect(message().reactions).toEqual([{ emoji: '👍', userIds: [CARLA] }])
  })

  it('changes nothing when it is there already', async () => {
    const { storage, messageId, message } = await withMessage()
    await apply(storage, DESK, react(messageId))
    const { rev } = message()
    expect(codeOf(await apply(storage, DESK, react(messageId)))).toBe('applied')
    expect(message().rev).toBe(rev)
  })

  it('is one emoji, and a message takes twenty different ones', async () => {
    const { storage, messageId } = await withMessage()
    expect(codeOf(await apply(storage, DESK, react(messageId, 'ok')))).toBe('badRequest')
    const emoji = Array.from({ length: 21 }, (_, index) => String.fromCodePoint(0x1f600 + index))
    const codes: string[] = []
    for (const one of emoji) codes.push(codeOf(await apply(storage, DESK, react(messageId, one))))
    expect(codes.slice(0, 20).every((code) => code === 'applied')).toBe(true)
    expect(codes[20]).toBe('tooMany')
  })

  it('is refused to strangers, on notes to customers, and on what was unsent', async () => {
    const { storage, messageId, message } = await withMessage()
    const stranger = { userId: DORA, side: 'customer' as const }
    expect(codeOf(await apply(storage, stranger, react(messageId)))).toBe('notFound')
    await apply(storage, DESK, react(messageId))
    await apply(storage, DESK, { type: 'message.unsend', messageId })
    expect(message().reactions).toEqual([])
    expect(codeOf(await apply(storage, DESK, react(messageId)))).toBe('gone')
    const note = await withMessage({ kind: 'note' })
    expect(codeOf(await apply(note.storage, CUSTOMER, react(note.messageId)))).toBe('notFound')
  })

  it('stays when the message is edited', async () => {
    const { storage, messageId, message } = await withMessage()
    await apply(storage, CUSTOMER, react(messageId))
    await apply(storage, DESK, { type: 'message.edit', messageId, text: 'Better words' })
    expect(message()).toMatchObject({ text: 'Better words', reactions: [{ emoji: '👍', userIds: [CARLA] }] })
  })
})

describe('conversation.assign', () => {
  const assign = (assigneeUserId: string | null): OpBody => {
    return { type: 'conversation.assign', conversationId: CHAT, assigneeUserId: assigneeUserId as never }
  }
  const nobody = numbered(0xad, 9)

  it('gives the chat to a colleague and to nobody again, for all to see', async () => {
    const { storage } = await withMessage()
    expect(await apply(storage, DESK, assign(BEN))).toMatchObject({ at: { stream: LOCATION_STREAM } })
    expect(storage.committed.get(`conversation:${CHAT}`)).toMatchObject({ assigneeUserId: BEN, rev: 2 })
    await apply(storage, DESK, assign(null))
    expect(storage.committed.get(`conversation:${CHAT}`)).toMatchObject({ assigneeUserId: null, rev: 3 })
  })

  it('needs somebody who reads chats there; the answer does not tell who exists', async () => {
    const { storage } = await withMessage()
    storage.committed.set(`access:${BEN}`, accessOf(BEN, ['customers.read']))
    const results = [BEN, CARLA, nobody].map((userId) => apply(storage, DESK, assign(userId)))
    const messages = (await Promise.all(results)).map((result) => {
      return result.status === 'rejected' ? result.error.message : result.status
    })
    expect(new Set(messages).size).toBe(1)
    expect(messages[0]).toContain('Nobody of that name')
  })

  it('needs the permission', async () => {
    const { storage } = await withMessage()
    storage.committed.set(`access:${ANNA}`, accessOf(ANNA, ['chat.read', 'chat.reply']))
    expect(codeOf(await apply(storage, DESK, assign(BEN)))).toBe('forbidden')
    expect(codeOf(await apply(storage, CUSTOMER, assign(BEN)))).toBe('notFound')
  })
})

describe('chat.mark', () => {
  const mark = (more: object): OpBody => ({ type: 'chat.mark', conversationId: CHAT, ...more })
  const own = `readMark:${CHAT}:${ANNA}`

  it('keeps pin, mute and archive for oneself, each on its own', async () => {
    const { storage } = await withMessage()
    expect(await apply(storage, DESK, mark({ pinned: true }))).toMatchObject({
      at: { stream: userStream(ANNA) },
    })
    await apply(storage, DESK, mark({ mutedUntil: 5000 }))
    await apply(storage, DESK, mark({ archivedSeq: 99 }))
    expect(storage.committed.get(own)).toMatchObject({
      pinned: true,
      mutedUntil: 5000,
      archivedSeq: 1,
      seq: 0,
    })
    await apply(storage, DESK, mark({ mutedUntil: null, archivedSeq: null }))
    expect(storage.committed.get(own)).toMatchObject({ pinned: true, mutedUntil: null, archivedSeq: null })
  })

  it('is not for customers', async () => {
    const { storage } = await withMessage()
    expect(codeOf(await apply(storage, CUSTOMER, mark({ pinned: true })))).toBe('notFound')
  })
})

describe('saved replies', () => {
  const savedReplyId = numbered(0x5a, 1) as SavedReplyId
  const put = (text: string, locationId = LOCATION): OpBody => {
    return { type: 'savedReply.put', savedReplyId, locationId, title: 'Parking', text }
  }
  const remove: OpBody = { type: 'savedReply.remove', savedReplyId }

  it('are of the last writer, and gone for good when they are removed (I12)', async () => {
    const storage = database()
    await apply(storage, DESK, put('Behind the house'))
    await apply(storage, COLLEAGUE, put('In the yard'))
    expect(storage.committed.get(`savedReply:${savedReplyId}`)).toMatchObject({ text: 'In the yard', rev: 2 })
    const { batches } = await applyOp(storage, DESK, opOf(remove), 1000)
    expect(batches[0]?.events).toMatchObject([
      { entity: 'savedReply', entityId: savedReplyId, change: 'gone', rev: 3, body: null },
    ])
    expect(codeOf(await apply(storage, DESK, put('Back again')))).toBe('gone')
    expect(codeOf(await apply(storage, DESK, remove))).toBe('applied')
  })

  it('need the right to reply, and tell nothing of other locations', async () => {
    const readers: Permission[] = ['chat.read']
    expect(codeOf(await apply(database(readers), DESK, put('No')))).toBe('forbidden')
    const storage = database()
    const foreign = numbered(0x10c, 2) as never
    const unknown = await apply(storage, DESK, remove)
    storage.committed.set(`savedReply:${savedReplyId}`, { id: savedReplyId, rev: 1, locationId: foreign })
    const hidden = await apply(storage, DESK, remove)
    expect({ ...hidden, id: '' }).toEqual({ ...unknown, id: '' })
    expect(codeOf(await apply(storage, DESK, put('Mine now')))).toBe('notFound')
    expect(codeOf(await apply(storage, DESK, put('There', foreign)))).toBe('forbidden')
  })
})

describe('follow-ups', () => {
  const followUpId = numbered(0xf0, 1) as FollowUpId
  const key = `followUp:${followUpId}`
  const put = (text: string, due: FollowUpDue = { kind: 'time', at: 9000 }): OpBody => {
    return { type: 'followUp.put', followUpId, conversationId: CHAT, text, due }
  }
  const done = (isDone: boolean): OpBody => ({ type: 'followUp.done', followUpId, done: isDone })

  it('keep who promised, and name who has done it', async () => {
    const { storage } = await withMessage()
    await apply(storage, DESK, put('Send the offer'))
    await apply(storage, COLLEAGUE, put('Send the new offer'))
    await apply(storage, COLLEAGUE, done(true))
    await apply(storage, DESK, done(true))
    expect(storage.committed.get(key)).toMatchObject({
      text: 'Send the new offer',
      byUserId: ANNA,
      doneByUserId: BEN,
      doneAt: 1000,
      rev: 3,
    })
    await apply(storage, DESK, done(false))
    expect(storage.committed.get(key)).toMatchObject({ doneAt: null, doneByUserId: null })
  })

  it('wait for visits and bookings of the location only', async () => {
    const { storage } = await withMessage()
    const [visitId, bookingId] = [numbered(0x71, 1), numbered(0xb0, 1)]
    const checkIn = put('Say hello', { kind: 'checkIn', visitId })
    const bookingEnd = put('Ask how it was', { kind: 'bookingEnd', bookingId: bookingId as never })
    expect(codeOf(await apply(storage, DESK, checkIn))).toBe('notFound')
    expect(codeOf(await apply(storage, DESK, bookingEnd))).toBe('notFound')
    storage.committed.set(`visit:${visitId}`, { locationId: LOCATION })
    storage.committed.set(`booking:${bookingId}`, { locationId: LOCATION })
    expect(codeOf(await apply(storage, DESK, checkIn))).toBe('applied')
    expect(codeOf(await apply(storage, DESK, bookingEnd))).toBe('applied')
  })

  it('are for those who may reply, and for no customer', async () => {
    const { storage } = await withMessage()
    expect(codeOf(await apply(storage, CUSTOMER, put('Mine')))).toBe('notFound')
    await apply(storage, DESK, put('Ours'))
    expect(codeOf(await apply(storage, CUSTOMER, done(true)))).toBe('notFound')
    storage.committed.set(`access:${ANNA}`, accessOf(ANNA, ['chat.read']))
    expect(codeOf(await apply(storage, DESK, done(true)))).toBe('forbidden')
  })
})

describe('hand-overs', () => {
  const handOverId = numbered(0x4a, 1) as HandOverId
  const key = `handOver:${handOverId}`
  const write = (note: string): OpBody => ({ type: 'handOver.write', handOverId, locationId: LOCATION, note })
  const acknowledge: OpBody = { type: 'handOver.acknowledge', handOverId }

  it('are acknowledged by a colleague, once, and then stay as they are', async () => {
    const storage = database()
    await apply(storage, DESK, write('Two parcels'))
    await apply(storage, DESK, write('Three parcels'))
    expect(codeOf(await apply(storage, COLLEAGUE, write('No parcels')))).toBe('forbidden')
    expect(codeOf(await apply(storage, DESK, acknowledge))).toBe('forbidden')
    expect(codeOf(await apply(storage, COLLEAGUE, acknowledge))).toBe('applied')
    expect(codeOf(await apply(storage, COLLEAGUE, acknowledge))).toBe('applied')
    expect(storage.committed.get(key)).toMatchObject({
      note: 'Three parcels',
      acknowledgedByUserId: BEN,
      acknowledgedAt: 1000,
      rev: 3,
    })
    expect(codeOf(await apply(storage, DESK, write('Four parcels')))).toBe('gone')
  })

  it('are nothing for customers or readers', async () => {
    const storage = database(['chat.read'])
    expect(codeOf(await apply(storage, DESK, write('No')))).toBe('forbidden')
    expect(codeOf(await apply(storage, CUSTOMER, write('No')))).toBe('forbidden')
    expect(codeOf(await apply(storage, DESK, acknowledge))).toBe('notFound')
  })
})
