import { describe, expect, it } from 'vitest'
import type { WireEvent } from '../../../protocol/wire/events.ts'
import { arrive, EPOCH, newStore, put, snapshot, storeWithPeople } from '../testing/memory-store.ts'
import {
  ACCESS,
  conversation,
  DANAS_STREAM,
  idOf,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  toNadia,
  OBRIEN,
  PEOPLE,
  RIVERSIDE,
  STREAM,
  user,
} from '../testing/people.ts'
import type { Store } from '../store.ts'
import type { LocationId } from '../../../protocol/wire/ids.ts'
import { locationStream } from '../../../protocol/wire/ids.ts'

const batch = (from: number, events: WireEvent[], epoch = EPOCH) => ({
  stream: STREAM,
  epoch,
  from,
  to: from + events.length,
  head: from + events.length,
  events,
})
const texts = (store: Store) =>
  store
    .messagesPage({ conversationId: NADIA_CHAT, beforeSeq: null, limit: 50 })
    .messages.map((one) => one.text)
const cursor = (store: Store) => store.streams().find((one) => one.stream === STREAM)?.cursor
const said = (seq: number, more = {}) => ({ entity: 'message', row: message(seq, more) }) as const

describe('applyBatch', () => {
  it('moves the cursor with the rows, and answers a gap, a repetition and another epoch without changing anything', () => {
    const store = storeWithPeople()
    const one = put(said(1), 1)
    expect(store.applyBatch(batch(1, [put(said(2), 2)])).outcome).toBe('gap')
    expect(store.applyBatch(batch(0, [one], 'other')).outcome).toBe('otherEpoch')
    expect(texts(store)).toEqual([])
    expect(store.applyBatch(batch(0, [one]))).toMatchObject({
      outcome: 'applied',
      touched: { topics: ['message'], conversationIds: [NADIA_CHAT] },
    })
    expect(store.applyBatch(batch(0, [one])).outcome).toBe('alreadyApplied')
    // A batch that overlaps what was applied brings the rest.
    expect(store.applyBatch(batch(0, [one, put(said(2), 2)])).outcome).toBe('applied')
    expect(texts(store)).toEqual(['message 1', 'message 2'])
    expect(cursor(store)).toBe(2)
  })

  it('moves the cursor past events that it can’t read (I7)', () => {
    const store = storeWithPeople()
    store.applyBatch(batch(0, [{ ...put(said(1), 1), entity: 'parcel' }]))
    expect(cursor(store)).toBe(1)
  })
})

describe('snapshots', () => {
  const page = (tier: 0 | 1 | 2, rows: Parameters<typeof snapshot>[2], next: string | null, at = 5) => ({
    stream: STREAM,
    epoch: EPOCH,
    tier,
    at,
    rows,
    next,
    total: 3,
  })

  it('takes the cursor of its first page, keeps its place, and is whole after tier 2', () => {
    const store = newStore()
    store.startSnapshot(STREAM, EPOCH)
    const state = () => store.streams()[0]
    expect(state()).toMatchObject({ cursor: 0, snapshot: { tier: 0, after: null, done: 0 } })
    store.applySnapshotPage(page(0, PEOPLE.slice(0, 2), 'p2'))
    expect(state()).toMatchObject({ cursor: 5, snapshot: { tier: 0, after: 'p2', done: 2, total: 3 } })
    store.applySnapshotPage(page(0, PEOPLE.slice(2), null, 9))
    expect(state()).toMatchObject({ cursor: 5, snapshot: { tier: 1, after: null } })
    store.applySnapshotPage(page(1, [], null))
    store.applySnapshotPage(page(2, [said(1)], null))
    expect(state()).toMatchObject({ cursor: 5, snapshot: null })
  })

  it('leaves out what is older than what the log has brought (I12, I13)', () => {
    const store = storeWithPeople()
    store.saveAccess(ACCESS)
    store.startSnapshot(STREAM, EPOCH)
    store.applySnapshotPage({ ...page(0, PEOPLE, null, 0) })
    const gone: WireEvent = { ...put(said(2), 2), change: 'gone', rev: 2, body: null }
    store.applyBatch(batch(0, [put(said(1, { rev: 2, text: 'edited' }), 1), gone]))
    store.applySnapshotPage(page(1, [], null))
    store.applySnapshotPage(page(2, [said(2), said(1)], null))
    store.applyHistory([message(2)])
    expect(texts(store)).toEqual(['edited'])
  })

  it('shows the old rows until the new snapshot is whole, then removes what it did not bring', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), said(1), said(2)])
    store.startSnapshot(STREAM, EPOCH)
    store.applySnapshotPage(page(0, [...PEOPLE.filter((one) => one.row.id !== OBRIEN), conversation()], null))
    store.applySnapshotPage(page(1, [], null))
    expect(texts(store)).toEqual(['message 1', 'message 2'])
    expect(store.community({ kind: 'users', query: 'brien', limit: 9 }).total).toBe(1)
    const { topics } = store.applySnapshotPage(page(2, [said(1)], null))
    expect(topics).toContain('message')
    expect(texts(store)).toEqual(['message 1'])
    expect(store.chatHead({ conversationId: NADIA_CHAT }).lastSeq).toBe(1)
    expect(store.community({ kind: 'users', query: 'brien', limit: 9 }).people).toEqual([])
  })

  it('believes a restored server, whatever its revisions, and keeps the outbox (I17)', () => {
    const store = storeWithPeople()
    arrive(store, [conversation(), said(1, { rev: 9, text: 'lost with the disk' })])
    const { opId } = store.sendMessage(toNadia({ text: 'mine' }))
    store.markAcked(opId, { stream: STREAM, seq: 3 })
    store.requeueAcked(STREAM)
    expect(store.outbox()).toMatchObject([{ state: 'queued', ackedAt: null, sent: true }])
    snapshot(store, STREAM, [...PEOPLE, conversation(), said(1, { text: 'restored' })], {
      epoch: 'epoch-2',
      at: 1,
    })
    expect(texts(store)).toEqual(['restored', 'mine'])
    expect(cursor(store)).toBe(1)
  })

  it('counts from the number that a message has in the new epoch, though lower than before (I11)', () => {
    const store = storeWithPeople()
    const again = message(2)
    arrive(store, [conversation(), { entity: 'message', row: again }])
    store.startSnapshot(STREAM, 'epoch-2')
    store.applySnapshotPage({ ...page(0, [...PEOPLE, conversation()], null), epoch: 'epoch-2' })
    const back = put({ entity: 'message', row: { ...again, seq: 1 } }, 6)
    expect(store.applyBatch(batch(5, [back], 'epoch-2')).outcome).toBe('applied')
    store.applySnapshotPage({ ...page(1, [], null), epoch: 'epoch-2' })
    store.applySnapshotPage({ ...page(2, [], null), epoch: 'epoch-2' })
    expect(texts(store)).toEqual([again.text])
    expect(store.chatHead({ conversationId: NADIA_CHAT }).lastSeq).toBe(1)
  })

  it('does not settle before the message is here, even when the cursor has passed its event (I16)', () => {
    const store = storeWithPeople()
    const { opId, messageId } = store.sendMessage(toNadia({ text: 'mine' }))
    store.startSnapshot(STREAM, EPOCH)
    store.markAcked(opId, { stream: STREAM, seq: 2 })
    store.applySnapshotPage(page(0, PEOPLE, null))
    store.applySnapshotPage(page(1, [], null))
    store.settleOutbox()
    expect(texts(store)).toEqual(['mine'])
    expect(store.outboxItems().items[0]?.state).toBe('sending')
    store.applySnapshotPage(page(2, [said(1, { id: messageId, text: 'mine' })], null))
    expect(texts(store)).toEqual(['mine'])
    store.settleOutbox()
    expect(store.outbox()).toEqual([])
  })
})

describe('dropStream', () => {
  it('removes rows, names, drafts and progress, keeps what another stream brings, and keeps unsent messages', () => {
    const store = storeWithPeople()
    const other = locationStream(idOf<LocationId>(1, 2))
    snapshot(store, other, [user(NADIA, 'Nadia Nguyễn')])
    arrive(store, [conversation(), said(1)])
    store.saveDraft({ conversationId: NADIA_CHAT, text: 'draft', kind: 'text', replyToId: null })
    const { topics } = store.dropStream(STREAM)
    expect(topics).toEqual(expect.arrayContaining(['message', 'user', 'draft']))
    expect(store.streams().map((one) => one.stream)).toEqual([other, DANAS_STREAM].sort())
    expect(store.counts()).toEqual({ customers: 0, messages: 0 })
    expect(store.draft({ conversationId: NADIA_CHAT }).text).toBe('')
    expect(store.profile({ subject: NADIA_SUBJECT }).face.name).toBe('Nadia Nguyễn')
    expect(store.profile({ subject: { kind: 'user', id: OBRIEN } }).face.name).toBe('Unknown person')
    expect(store.community({ kind: 'users', query: '', limit: 9 }).total).toBe(0)
    // Nothing of it can be read any more, also by a location that is asked again.
    expect(() => store.location()).toThrow(/first sync/)
    expect(RIVERSIDE).toBe(store.session().locationId)
  })
})
