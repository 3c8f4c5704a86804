import { describe, expect, it } from 'vitest'
import {
  deskConversationId,
  directConversationId,
  type BookingId,
  type MessageId,
  type UserId,
} from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import {
  ACCESS,
  conversation,
  DANA,
  idOf,
  LOCATION,
  LUMEN,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  readMark,
  RIVERSIDE,
  toNadia,
} from '../testing/people.ts'

const LUMEN_SUBJECT = { kind: 'company', id: LUMEN } as const
const LUMEN_CHAT = deskConversationId(RIVERSIDE, LUMEN_SUBJECT)
const list = (store: Store, more: Partial<Parameters<Store['chatsList']>[0]> = {}) =>
  store.chatsList({ filter: 'all', query: '', offset: 0, limit: 50, ...more })
const names = (store: Store, more = {}) => list(store, more).chats.map((chat) => chat.face.name)
const said = (seq: number, more = {}): AnyRow => ({ entity: 'message', row: message(seq, more) })

/** Nadia wrote two messages; Lumen Studio wrote one later, and it is Dana's. */
function storeWithChats(): Store {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    said(1),
    said(2),
    conversation({ id: LUMEN_CHAT, subject: LUMEN_SUBJECT, assigneeUserId: DANA }),
    said(1, {
      id: idOf<MessageId>(5, 100),
      conversationId: LUMEN_CHAT,
      sentAt: NOON + 9000,
      authorUserId: OBRIEN,
    }),
  ])
  return store
}

describe('chatsList', () => {
  it('puts the newest first, with unread counted from rows', () => {
    const { chats, total } = list(storeWithChats())
    expect(total).toBe(2)
    expect(chats).toMatchObject([
      {
        face: { name: 'Lumen Studio' },
        standing: 'company',
        unread: 1,
        last: { byDesk: false, pending: false },
      },
      {
        face: { name: 'Nadia Nguyễn' },
        standing: 'nonmember',
        unread: 2,
        last: { text: 'message 2', byMe: false },
      },
    ])
  })

  it('counts neither the desk’s own messages nor unsent ones', () => {
    const store = storeWithChats()
    arrive(store, [
      said(2, { rev: 2, deletedAt: NOON, text: '' }),
      said(3, { side: 'desk', authorUserId: DANA }),
    ])
    const nadia = list(store, { query: 'nadia' }).chats[0]
    expect(nadia).toMatchObject({ unread: 1, last: { byMe: true, text: 'message 3' } })
  })

  it('says so when the newest message was unsent', () => {
    const store = storeWithChats()
    arrive(store, [said(2, { rev: 2, deletedAt: NOON, text: '' })])
    expect(list(store, { query: 'nadia' }).chats[0]?.last?.text).toBe('Message unsent')
  })

  it('filters: unread, mine, unassigned', () => {
    const store = storeWithChats()
    store.markRead({ conversationId: NADIA_CHAT, seq: 2 })
    expect(names(store, { filter: 'unread' })).toEqual(['Lumen Studio'])
    expect(list(store, { filter: 'unread' }).total).toBe(1)
    store.flagUnread({ conversationId: NADIA_CHAT, unread: true })
    expect(names(store, { filter: 'unread' })).toEqual(['Lumen Studio', 'Nadia Nguyễn'])
    expect(names(store, { filter: 'mine' })).toEqual(['Lumen Studio'])
    expect(names(store, { filter: 'unassigned' })).toEqual(['Nadia Nguyễn'])
  })

  it.each([
    ['ngu na', ['Nadia Nguyễn']],
    ['NÀDIA', ['Nadia Nguyễn']],
    ['lum', ['Lumen Studio']],
    ['adia', []],
    ['" * NEAR(', []],
    ['%', []],
    ['  ', ['Lumen Studio', 'Nadia Nguyễn']],
  ])('finds by the beginning of each word: %s', (query, found) => {
    expect(names(storeWithChats(), { query })).toEqual(found)
    expect(list(storeWithChats(), { query }).total).toBe(found.length)
  })

  it('pages through what is stored and what waits without a hole or a double', () => {
    const store = storeWithChats()
    store.sendMessage(toNadia())
    const brien = { kind: 'user', id: OBRIEN } as const
    store.sendMessage(toNadia({ subject: brien, conversationId: deskConversationId(RIVERSIDE, brien) }))
    const all = names(store)
    expect(all.toSorted()).toEqual(['Lumen Studio', 'Nadia Nguyễn', 'Siobhán O’Brien'])
    expect([0, 1, 2].flatMap((offset) => names(store, { offset, limit: 1 }))).toEqual(all)
    expect(list(store, { limit: 1 }).total).toBe(3)
    expect(names(store, { query: 'obrien' })).toEqual(['Siobhán O’Brien'])
  })

  it('shows the draft and the label of a first booking', () => {
    const store = storeWithChats()
    store.saveDraft({ conversationId: NADIA_CHAT, text: 'Dear Nadia', kind: 'text', replyToId: null })
    const booking: AnyRow = {
      entity: 'booking',
      row: {
        id: idOf<BookingId>(9, 1),
        rev: 1,
        locationId: RIVERSIDE,
        userId: NADIA,
        companyId: null,
        service: 'room',
        resource: 'Room 4',
        title: 'Interview',
        startsAt: NOON,
        endsAt: NOON + 1,
        status: 'completed',
        paid: true,
        first: true,
      },
    }
    arrive(store, [booking])
    expect(list(store, { query: 'nadia' }).chats[0]).toMatchObject({
      draft: 'Dear Nadia',
      firstBooking: true,
    })
    expect(list(store, { query: 'lumen' }).chats[0]).toMatchObject({ draft: null, firstBooking: false })
  })
})

describe('chatHead and chatOpen', () => {
  it('open the same chat whichever way it is reached (use case 2)', () => {
    const store = storeWithChats()
    const head = store.chatOpen({ subject: NADIA_SUBJECT })
    expect(head).toEqual(store.chatHead({ conversationId: NADIA_CHAT }))
    expect(head).toMatchObject({
      exists: true,
      lastSeq: 2,
      readSeq: 0,
      customerReadSeq: 0,
      locationName: 'Riverside',
    })
  })

  it('know a chat that nobody has written in yet', () => {
    const store = storeWithPeople()
    const head = store.chatOpen({ subject: NADIA_SUBJECT })
    expect(head).toMatchObject({ conversationId: NADIA_CHAT, exists: false, lastSeq: 0, cannotWrite: null })
    expect(() => store.chatHead({ conversationId: NADIA_CHAT })).toThrow(/not on this device/)
  })

  it('say how far the customer has read, and who the chat is assigned to', () => {
    const store = storeWithChats()
    arrive(store, [readMark(OBRIEN, { conversationId: LUMEN_CHAT, seq: 1 })])
    expect(store.chatHead({ conversationId: LUMEN_CHAT })).toMatchObject({
      customerReadSeq: 1,
      customerDeliveredSeq: 1,
      assigneeName: 'Dana Reyes',
    })
  })

  it('begin a direct chat, which is one also while its first message waits, and after a restart', () => {
    const store = storeWithPeople()
    const head = store.chatOpenDirect({ userId: OBRIEN })
    const conversationId = directConversationId(DANA, OBRIEN)
    expect(head).toMatchObject({ conversationId, kind: 'direct', exists: false, cannotWrite: null })
    store.sendMessage({ ...toNadia({ text: 'Lunch?' }), conversationId, subject: head.face.subject })
    expect(list(store).chats).toMatchObject([
      { kind: 'direct', face: { name: head.face.name }, last: { text: 'Lunch?', pending: true } },
    ])
    expect(store.chatHead({ conversationId })).toMatchObject({ kind: 'direct', exists: false })
    expect(store.outbox().map(({ op }) => op.body)).toMatchObject([
      { type: 'message.send', desk: null, direct: { userId: OBRIEN } },
    ])
    expect(() => store.chatOpenDirect({ userId: DANA })).toThrow('yourself')
  })

  it('say why no direct chat may be started', () => {
    const store = storeWithPeople()
    store.block({ userId: OBRIEN, active: true })
    expect(store.chatOpenDirect({ userId: OBRIEN }).cannotWrite).toMatch(/You have blocked/)
    store.block({ userId: OBRIEN, active: false })
    if (LOCATION.entity === 'location') {
      arrive(store, [{ entity: 'location', row: { ...LOCATION.row, rev: 2, networkChatsOn: false } }])
    }
    expect(store.chatOpenDirect({ userId: OBRIEN }).cannotWrite).toMatch(/switched off/)
  })

  it('say in words why writing is not possible', () => {
    const store = storeWithChats()
    const here = ACCESS.locations.map((one) => ({ ...one, permissions: ['chat.read' as const] }))
    store.saveAccess({ ...ACCESS, locations: here })
    expect(store.chatOpen({ subject: NADIA_SUBJECT }).cannotWrite).toMatch(
      /read chats at Riverside but not answer/,
    )
    if (LOCATION.entity === 'location') {
      arrive(store, [{ entity: 'location', row: { ...LOCATION.row, rev: 2, chatsOn: false } }])
    }
    expect(store.chatOpen({ subject: NADIA_SUBJECT }).cannotWrite).toMatch(/Riverside has switched chats off/)
  })

  it('show the other person of a direct chat, where only the two can write', () => {
    const store = storeWithChats()
    const direct = idOf<typeof NADIA_CHAT>(10, 1)
    const between = (a: UserId, b: UserId, rev: number) =>
      conversation({ id: direct, rev, kind: 'direct', subject: null, participantIds: [a, b] })
    arrive(store, [
      between(DANA, OBRIEN, 1),
      said(1, { id: idOf<MessageId>(5, 200), conversationId: direct }),
    ])
    expect(store.chatHead({ conversationId: direct })).toMatchObject({
      face: { name: 'Siobhán O’Brien' },
      cannotWrite: null,
    })
    expect(names(store, { query: 'brien' })).toEqual(['Siobhán O’Brien'])
    arrive(store, [between(NADIA, OBRIEN, 2)])
    expect(store.chatHead({ conversationId: direct }).cannotWrite).toMatch(/Only the two people/)
  })
})
