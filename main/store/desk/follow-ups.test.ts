import { describe, expect, it } from 'vitest'
import type { BookingId, FollowUpId } from '../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import type { Store } from '../store.ts'
import { openStore } from '../open.ts'
import { FOLLOW_UP, followUp, HAND_OVER, handOver } from '../testing/desk-rows.ts'
import { arrive, EPOCH, snapshot, storeWithChat, storeWithPeople } from '../testing/memory-store.ts'
import { booking, ROOM, visit, VISIT } from '../testing/space-rows.ts'
import {
  ACCESS,
  conversation,
  idOf,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  PEOPLE,
  STREAM,
} from '../testing/people.ts'

const HOUR = 3_600_000
const FIRST = {
  id: FOLLOW_UP,
  conversationId: NADIA_CHAT,
  text: 'Ask about parking',
  due: { kind: 'time', at: NOON + HOUR },
} as const
const promise = (store: Store, due: FollowUpDue, text = 'Write again') =>
  store.saveFollowUp({ id: null, conversationId: NADIA_CHAT, text, due }).id
const shown = (store: Store, id?: FollowUpId) => {
  const { followUps } = store.followUps({ conversationId: null })
  const found = id ? followUps.find((one) => one.id === id) : followUps[0]
  return found && { words: found.dueWords, at: found.dueAt, due: found.isDue }
}
const inList = (store: Store) =>
  store.chatsList({ filter: 'all', query: '', offset: 0, limit: 9 }).chats[0]?.followUpDue

describe('a follow-up', () => {
  it('by time is due when the time has come', () => {
    const store = storeWithChat()
    const later = promise(store, { kind: 'time', at: NOON + 1 })
    expect(shown(store, later)).toEqual({ words: '', at: NOON + 1, due: false })
    expect(inList(store)).toBe(false)
    const now = promise(store, { kind: 'time', at: NOON })
    expect(shown(store, now)).toEqual({ words: '', at: NOON, due: true })
    expect(inList(store)).toBe(true)
    // What is due comes first, and what is done is no longer promised.
    expect(store.profile({ subject: NADIA_SUBJECT }).followUps.map(({ id }) => id)).toEqual([now, later])
    store.followUpDone({ id: now, done: true })
    expect(inList(store)).toBe(false)
    expect(store.followUps({ conversationId: NADIA_CHAT }).followUps.map(({ id }) => id)).toEqual([
      later,
      now,
    ])
    expect(store.nextFollowUpAt()).toBe(NOON + 1)
  })

  it.each([
    ['expected', 'when Nadia Nguyễn checks in', false],
    ['waitingForApproval', 'when Nadia Nguyễn checks in', false],
    ['checkedIn', 'when Nadia Nguyễn checks in', true],
    ['checkedOut', 'when Nadia Nguyễn checks in', true],
    ['rejected', 'as the visit of Nadia Nguyễn was rejected', true],
    ['cancelled', 'as the visit of Nadia Nguyễn was cancelled', true],
  ] as const)('by check-in, while the visit is %s', (status, words, due) => {
    const store = storeWithChat([visit({ status, checkedInAt: due ? NOON - 5 : null })])
    promise(store, { kind: 'checkIn', visitId: VISIT })
    expect(shown(store)).toEqual({ words, at: due ? NOON - 5 : NOON + HOUR, due })
    expect(store.nextFollowUpAt()).toBeNull()
  })

  it('after a booking is due when it has ended or was cancelled, and its end is known before', () => {
    const store = storeWithChat([booking()])
    promise(store, { kind: 'bookingEnd', bookingId: ROOM })
    expect(shown(store)).toEqual({
      words: 'after the booking of Room 4 ends',
      at: NOON + 2 * HOUR,
      due: false,
    })
    expect(store.nextFollowUpAt()).toBe(NOON + 2 * HOUR)
    arrive(store, [booking({ rev: 2, endsAt: NOON - 1 })])
    expect(shown(store)).toMatchObject({ due: true })
    arrive(store, [booking({ rev: 3, status: 'cancelled' })])
    expect(shown(store)).toMatchObject({ words: 'as the booking of Room 4 was cancelled', due: true })
  })

  it('is not lost when what it waits for is deleted', () => {
    const store = storeWithChat([visit()])
    promise(store, { kind: 'checkIn', visitId: VISIT })
    const from = store.streams().find(({ stream }) => stream === STREAM)!.cursor
    const gone = { entity: 'visit', entityId: VISIT, change: 'gone' as const, rev: 2, actor: null, at: NOON }
    const events = [{ ...gone, seq: from + 1, body: null }]
    store.applyBatch({ stream: STREAM, epoch: EPOCH, from, to: from + 1, head: from + 1, events })
    expect(shown(store)).toEqual({ words: 'when the visitor checks in', at: null, due: true })
  })

  it('needs a chat and a text that fits, and offers what the customer has coming', () => {
    const store = storeWithPeople()
    const due = { kind: 'time', at: NOON } as const
    expect(() => promise(store, due)).toThrow(/Write to this customer first/)
    arrive(store, [
      conversation(),
      booking(),
      booking({ id: idOf<BookingId>(11, 2), endsAt: NOON - 1 }),
      booking({ id: idOf<BookingId>(11, 3), status: 'cancelled' }),
      visit(),
      visit({ id: idOf(12, 2), status: 'checkedOut' }),
    ])
    expect(() => promise(store, due, 'x'.repeat(1001))).toThrow(/1,000/)
    const { bookings, visits } = store.followUpChoices({ conversationId: NADIA_CHAT })
    expect(bookings.map(({ id }) => id)).toEqual([ROOM])
    expect(visits.map(({ id }) => id)).toEqual([VISIT])
  })

  it('ticked and unticked before it was sent leaves no entry', () => {
    const store = storeWithChat([followUp()])
    const id = FOLLOW_UP
    store.followUpDone({ id, done: true })
    store.followUpDone({ id, done: true })
    expect(store.outbox()).toHaveLength(1)
    store.followUpDone({ id, done: false })
    expect(store.outbox()).toEqual([])
  })

  it('can be ticked again after the server has refused that once', () => {
    const store = storeWithChat([followUp()])
    store.followUpDone({ id: FOLLOW_UP, done: true })
    const refused = store.outbox()[0]!.op.id
    store.markParked(refused, { code: 'forbidden', retry: 'never', message: 'Not now.' })
    store.followUpDone({ id: FOLLOW_UP, done: true })
    expect(store.outbox().map(({ state }) => state)).toEqual(['queued'])
    const { followUps } = store.followUps({ conversationId: NADIA_CHAT })
    expect(followUps.map(({ doneAt }) => doneAt !== null)).toEqual([true])
  })
})

it.each([
  ['a follow-up', (store: Store) => void store.saveFollowUp({ ...FIRST, text: 'Other words' })],
  ['an acknowledgement', (store: Store) => void store.acknowledgeHandOver({ id: HAND_OVER })],
])('%s that waits is still there when writing it again fails (I2)', (_name, writeAgain) => {
  let fails = false
  let count = 0
  const newOpId = () => {
    if (fails) throw new Error('the disk is full')
    return idOf<string>(8, (count += 1))
  }
  const store = openStore({ cache: ':memory:', outbox: ':memory:' }, { now: () => NOON, newOpId })
  store.saveAccess(ACCESS)
  snapshot(store, STREAM, [...PEOPLE, conversation(), handOver()])
  store.saveFollowUp(FIRST)
  store.acknowledgeHandOver({ id: HAND_OVER })
  const before = store.outbox()
  fails = true
  expect(() => writeAgain(store)).toThrow('the disk is full')
  expect(store.outbox()).toEqual(before)
})
