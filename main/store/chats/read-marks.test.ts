import { describe, expect, it } from 'vitest'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { conversation, DANA, DANAS_STREAM, message, NADIA_CHAT, readMark } from '../testing/people.ts'

const readSeq = (store: Store) => store.chatHead({ conversationId: NADIA_CHAT }).readSeq
const marks = (store: Store) => store.outbox().map((entry) => entry.op.body)
const read = (store: Store, seq: number) => store.markRead({ conversationId: NADIA_CHAT, seq })
const stored = (seq: number, rev: number, flaggedUnread = false) =>
  readMark(DANA, { rev, seq, flaggedUnread })

function storeWithThree(): Store {
  const store = storeWithPeople()
  arrive(store, [
    conversation(),
    ...[1, 2, 3].map((seq): AnyRow => ({ entity: 'message', row: message(seq) })),
  ])
  return store
}

describe('markRead', () => {
  it('leaves one unsent mark per chat, the furthest', () => {
    const store = storeWithThree()
    for (const seq of [1, 2, 3, 2]) read(store, seq)
    expect(marks(store)).toEqual([{ type: 'read.mark', conversationId: NADIA_CHAT, seq: 3 }])
    expect(readSeq(store)).toBe(3)
    expect(store.badges().chats).toBe(0)
  })

  it('leaves unread what comes after the mark', () => {
    const store = storeWithThree()
    const unread = () => store.chatsList({ filter: 'all', query: '', offset: 0, limit: 9 }).chats[0]?.unread
    const counts = [1, 2, 3].map((seq) => {
      read(store, seq)
      return unread()
    })
    expect(counts).toEqual([2, 1, 0])
  })

  it('leaves a mark alone that may have reached the server', () => {
    const store = storeWithThree()
    read(store, 1)
    store.markSent(store.outbox().map((entry) => entry.op.id))
    read(store, 2)
    expect(marks(store)).toMatchObject([{ seq: 1 }, { seq: 2 }])
  })

  it('never goes back, and never past what is here (I11)', () => {
    const store = storeWithThree()
    arrive(store, [stored(2, 1)], DANAS_STREAM)
    read(store, 1)
    expect(marks(store)).toEqual([])
    read(store, 99)
    expect(marks(store)).toMatchObject([{ seq: 3 }])
  })

  it('takes the flag away, and is shown until the server’s own mark is here', () => {
    const store = storeWithThree()
    arrive(store, [stored(3, 1, true)], DANAS_STREAM)
    expect(store.badges().chats).toBe(1)
    read(store, 3)
    expect(marks(store)).toEqual([{ type: 'read.flag', conversationId: NADIA_CHAT, unread: false }])
    expect(store.badges().chats).toBe(0)
    arrive(store, [stored(3, 2)], DANAS_STREAM)
    const [entry] = store.outbox()
    if (entry) store.markAcked(entry.op.id, { stream: DANAS_STREAM, seq: 2 })
    store.settleOutbox()
    expect(marks(store)).toEqual([])
    expect(store.badges().chats).toBe(0)
  })
})

describe('flagUnread', () => {
  it('shows the chat as unread without forgetting how far it was read', () => {
    const store = storeWithThree()
    read(store, 3)
    store.flagUnread({ conversationId: NADIA_CHAT, unread: true })
    const chat = store.chatsList({ filter: 'unread', query: '', offset: 0, limit: 9 }).chats[0]
    expect(chat).toMatchObject({ unread: 0, flaggedUnread: true })
    expect(readSeq(store)).toBe(3)
    store.flagUnread({ conversationId: NADIA_CHAT, unread: true })
    expect(marks(store).map((body) => body.type)).toEqual(['read.mark', 'read.flag'])
  })
})
