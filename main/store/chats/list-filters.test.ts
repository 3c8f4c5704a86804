import { describe, expect, it } from 'vitest'
import { deskConversationId, type MessageId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, snapshot, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  DANAS_STREAM,
  idOf,
  LUMEN,
  message,
  NADIA_CHAT,
  NOON,
  PEOPLE,
  readMark,
  RIVERSIDE,
  STREAM,
  toNadia,
} from '../testing/people.ts'

const LUMEN_SUBJECT = { kind: 'company', id: LUMEN } as const
const LUMEN_CHAT = deskConversationId(RIVERSIDE, LUMEN_SUBJECT)
const fromDesk = { side: 'desk', authorUserId: DANA } as const
const said = (seq: number, more: Partial<RowOf<'message'>> = {}): AnyRow => ({
  entity: 'message',
  row: message(seq, more),
})
const toLumen = (seq: number, more: Partial<RowOf<'message'>> = {}) =>
  said(seq, {
    id: idOf<MessageId>(5, 100 + seq),
    conversationId: LUMEN_CHAT,
    sentAt: NOON + 90_000 + seq,
    ...more,
  })
const list = (store: Store, filter: Parameters<Store['chatsList']>[0]['filter'] = 'all') => {
  const { chats, total } = store.chatsList({ filter, query: '', offset: 0, limit: 9 })
  expect(total).toBe(chats.length)
  return chats.map((chat) => (chat.conversationId === NADIA_CHAT ? 'Nadia' : 'Lumen'))
}
const chat = (store: Store) =>
  store.chatsList({ filter: 'all', query: 'nadia', offset: 0, limit: 9 }).chats[0]
const mark = (store: Store, more: Parameters<typeof readMark>[1]) =>
  arrive(store, [readMark(DANA, more)], DANAS_STREAM)

/** Lumen Studio wrote last. */
function storeWithTwo(): Store {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    said(1),
    conversation({ id: LUMEN_CHAT, subject: LUMEN_SUBJECT }),
    toLumen(1),
  ])
  return store
}

describe('who waits for an answer', () => {
  it('since the first question after the last answer; a note is none, and a booking no question', () => {
    const store = storeWithTwo()
    expect(chat(store)?.waitingSince).toBe(message(1).sentAt)
    expect(list(store, 'waiting')).toEqual(['Nadia', 'Lumen'])
    arrive(store, [said(2, { ...fromDesk, kind: 'note' }), said(3, { kind: 'booking' })])
    expect(chat(store)?.waitingSince).toBe(message(1).sentAt)
    arrive(store, [said(4, fromDesk), said(5, { kind: 'booking' })])
    expect(chat(store)?.waitingSince).toBeNull()
    arrive(store, [said(6), said(7)])
    expect(chat(store)?.waitingSince).toBe(message(6).sentAt)
    // The answer is unsent, or the question is.
    arrive(store, [said(4, { ...fromDesk, rev: 2, text: '', deletedAt: NOON })])
    expect(chat(store)?.waitingSince).toBe(message(1).sentAt)
    arrive(store, [said(1, { rev: 2, text: '', deletedAt: NOON })])
    expect(chat(store)?.waitingSince).toBe(message(6).sentAt)
  })

  it('nobody once an answer waits in the outbox, but still when that was refused or is a note', () => {
    const store = storeWithTwo()
    store.sendMessage(toNadia({ kind: 'note' }))
    expect(list(store, 'waiting')).toEqual(['Nadia', 'Lumen'])
    const { opId } = store.sendMessage(toNadia())
    expect(list(store, 'waiting')).toEqual(['Lumen'])
    store.markParked(opId, { code: 'forbidden', retry: 'never', message: 'No.' })
    expect(list(store, 'waiting')).toEqual(['Nadia', 'Lumen'])
  })
})

describe('the own marks of a chat', () => {
  it('pinned comes first, whatever is newer', () => {
    const store = storeWithTwo()
    expect(list(store)).toEqual(['Lumen', 'Nadia'])
    mark(store, { pinned: true })
    expect(list(store)).toEqual(['Nadia', 'Lumen'])
    store.markChat({ conversationId: LUMEN_CHAT, pinned: true })
    expect(list(store)).toEqual(['Lumen', 'Nadia'])
    store.markChat({ conversationId: NADIA_CHAT, pinned: false })
    store.markChat({ conversationId: LUMEN_CHAT, pinned: false })
    expect(list(store)).toEqual(['Lumen', 'Nadia'])
  })

  it('archived leaves every other list until something newer comes, also from here', () => {
    const store = storeWithTwo()
    mark(store, { archivedSeq: 1 })
    for (const filter of ['all', 'unread', 'unassigned', 'waiting'] as const) {
      expect(list(store, filter)).toEqual(['Lumen'])
    }
    expect(list(store, 'archived')).toEqual(['Nadia'])
    expect(store.badges().chats).toBe(1)
    const { messageId } = store.sendMessage(toNadia())
    expect(list(store, 'archived')).toEqual([])
    store.unsendMessage({ messageId })
    expect(list(store, 'archived')).toEqual(['Nadia'])
    arrive(store, [said(2)])
    expect(list(store, 'archived')).toEqual([])
    expect(list(store)).toContain('Nadia')
    // Archived again, before and after the server knows.
    store.markChat({ conversationId: NADIA_CHAT, archived: true })
    expect(store.outbox()[0]?.op.body).toMatchObject({ type: 'chat.mark', archivedSeq: 2 })
    expect(list(store, 'archived')).toEqual(['Nadia'])
    store.markChat({ conversationId: NADIA_CHAT, archived: false })
    expect(store.outbox()).toMatchObject([{ op: { body: { archivedSeq: null } } }])
    expect(list(store, 'archived')).toEqual([])
  })

  it('muted counts in no badge until its time is over', () => {
    const store = storeWithTwo()
    mark(store, { mutedUntil: NOON + 1 })
    expect(store.badges().chats).toBe(1)
    expect(chat(store)).toMatchObject({ muted: true, unread: 1 })
    expect(list(store, 'unread')).toContain('Nadia')
    mark(store, { rev: 2, mutedUntil: NOON })
    expect(store.badges().chats).toBe(2)
  })

  it('are those of the own stream: a customer’s mark is not mine', () => {
    const store = storeWithTwo()
    arrive(store, [readMark(message(1).authorUserId, { seq: 1, deliveredSeq: 1, pinned: true })])
    expect(chat(store)).toMatchObject({ unread: 1, pinned: false })
    expect(store.chatHead({ conversationId: NADIA_CHAT })).toMatchObject({ customerReadSeq: 1, readSeq: 0 })
  })

  it('are made anew by a snapshot that does not bring them again', () => {
    const store = storeWithTwo()
    mark(store, { pinned: true, seq: 1, flaggedUnread: true, mutedUntil: NOON + 1 })
    expect(chat(store)).toMatchObject({ unread: 0, pinned: true, flaggedUnread: true, muted: true })
    snapshot(store, DANAS_STREAM, [])
    expect(chat(store)).toMatchObject({ unread: 1, pinned: false, flaggedUnread: false, muted: false })
  })

  it('hold when the location is fetched anew', () => {
    const store = storeWithTwo()
    mark(store, { pinned: true, seq: 1 })
    snapshot(store, STREAM, [...PEOPLE, conversation(), said(1)])
    expect(list(store)).toEqual(['Nadia'])
    expect(chat(store)).toMatchObject({ unread: 0, pinned: true, waitingSince: message(1).sentAt })
  })
})

it('a mention is told until it is read, and makes a chat unread', () => {
  const store = storeWithTwo()
  mark(store, { seq: 1 })
  arrive(store, [said(2, { ...fromDesk, kind: 'note', mentionUserIds: [DANA] })])
  expect(chat(store)).toMatchObject({ unread: 0, mentionsMe: true })
  expect(list(store, 'unread')).toEqual(['Lumen', 'Nadia'])
  expect(store.badges().chats).toBe(2)
  store.markRead({ conversationId: NADIA_CHAT, seq: 2 })
  expect(chat(store)?.mentionsMe).toBe(false)
  expect(store.badges().chats).toBe(1)
})

it('a draft of an answer alone is no text to show', () => {
  const store = storeWithTwo()
  store.saveDraft({ conversationId: NADIA_CHAT, text: '', kind: 'text', replyToId: message(1).id })
  expect(chat(store)?.draft).toBeNull()
  expect(store.draft({ conversationId: NADIA_CHAT }).replyToId).toBe(message(1).id)
  store.saveDraft({ conversationId: NADIA_CHAT, text: 'No parking', kind: 'note', replyToId: null })
  expect(chat(store)?.draft).toBe('No parking')
  expect(store.draft({ conversationId: NADIA_CHAT })).toMatchObject({ kind: 'note', replyToId: null })
})
