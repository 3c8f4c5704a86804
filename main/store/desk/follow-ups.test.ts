import { describe, expect, it } from 'vitest'
import type { BookingId, FollowUpId } from '../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../protocol/wire/rows/desk.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { openStore } from '../open.ts'
import { FOLLOW_UP, followUp, HAND_OVER, handOver } from '../testing/desk-rows.ts'
import { arrive, EPOCH, snapshot, storeWithPeople } from '../testing/memory-store.ts'
import {
  ACCESS,
  conversation,
  DANA,
  idOf,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  PEOPLE,
  RIVERSIDE,
  STREAM,
} from '../testing/people.ts'

const HOUR = 3_600_000
const FIRST = {
  id: FOLLOW_UP,
  conversationId: NADIA_CHAT,
  text: 'Ask about parking',
  due: { kind: 'time', at: NOON + HOUR },
} as const
const ROOM = idOf<BookingId>(11, 1)
const VISIT = idOf<string>(12, 1)

const booking = (more: Partial<RowOf<'booking'>> = {}): AnyRow => ({
  entity: 'booking',
  row: {
    id: ROOM,
    rev: 1,
    locationId: RIVERSIDE,
    userId: NADIA,
    companyId: null,
    service: 'room',
    resource: 'Room 4',
    title: '',
    startsAt: NOON + HOUR,
    endsAt: NOON + 2 * HOUR,
    status: 'completed',
    paid: true,
    first: false,
    ...more,
  },
})
const visit = (more: Partial<RowOf<'visit'>> = {}): AnyRow => ({
  entity: 'visit',
  row: {
    id: VISIT,
    rev: 1,
    locationId: RIVERSIDE,
    hostUserId: OBRIEN,
    visitorName: 'Nadia Nguyễn',
    visitorEmail: 'nadia@example.org',
    visitorCompany: null,
    registeredByUserId: null,
    statusBefore: null,
    statusAt: null,
    statusByUserId: null,
    status: 'expected',
    expectedAt: NOON + HOUR,
    checkedInAt: null,
    checkedOutAt: null,
    hostToldAt: null,
    hostReadAt: null,
    hostComingAt: null,
    nudgedAt: null,
    mailedAt: null,
    code: '123456',
    ...more,
  },
})

function storeWithChat(rows: AnyRow[] = []): Store {
  const store = storeWithPeople()
  arrive(store, [conversation(), { entity: 'message', row: message(1) }, ...rows])
  return store
}
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

describe('the variables of a saved reply', () => {
  const TEXT =
    '{{first name}}|{{name}}|{{company}}|{{room}}|{{time}}|{{date}}|{{location}}|{{host}}|{{my name}}|{{parking}}'
  function filled(rows: AnyRow[]): { filled: string; missing: string[] } {
    const store = storeWithChat(rows)
    store.saveReply({ id: null, title: 'All', text: TEXT })
    const [reply] = store.savedReplies({ conversationId: NADIA_CHAT }).replies
    return { filled: reply?.filled ?? '', missing: reply?.missing ?? [] }
  }

  it('come from the customer, the booking and the visit, in the time zone of the location', () => {
    expect(filled([booking(), visit()])).toEqual({
      filled:
        'Nadia|Nadia Nguyễn|{{company}}|Room 4|14:00|Monday 2 March|Riverside|Siobhán O’Brien|Dana Reyes|{{parking}}',
      missing: ['company', 'parking'],
    })
  })

  it('take the time of the visit when there is no booking, and none of what is past', () => {
    const over = booking({ startsAt: NOON - 2 * HOUR, endsAt: NOON - HOUR })
    expect(filled([over, visit({ expectedAt: NOON + 23 * HOUR })])).toEqual({
      filled:
        'Nadia|Nadia Nguyễn|{{company}}|{{room}}|12:00|Tuesday 3 March|Riverside|Siobhán O’Brien|Dana Reyes|{{parking}}',
      missing: ['company', 'room', 'parking'],
    })
    expect(filled([over]).missing).toEqual(['company', 'room', 'time', 'date', 'host', 'parking'])
  })

  it('are left as they are without a chat, and limits are named', () => {
    const store = storeWithChat()
    store.saveReply({ id: null, title: 'b', text: 'Hi {{name}}' })
    store.saveReply({ id: null, title: 'A', text: 'Yes' })
    expect(store.savedReplies({ conversationId: null }).replies).toMatchObject([
      { title: 'A', filled: 'Yes', pending: true },
      { title: 'b', filled: 'Hi {{name}}', missing: [] },
    ])
    expect(() => store.saveReply({ id: null, title: ' ', text: 'x' })).toThrow(/title/)
    expect(() => store.saveReply({ id: null, title: 'x', text: 'x'.repeat(4001) })).toThrow(/4,000/)
  })

  it('survive a time zone that this computer does not know', () => {
    const store = storeWithChat([booking()])
    store.saveReply({ id: null, title: 'When', text: '{{time}}' })
    arrive(store, [{ entity: 'location', row: { ...store.location(), rev: 2, timeZone: 'Mars/Olympus' } }])
    expect(store.savedReplies({ conversationId: NADIA_CHAT }).replies[0]?.filled).toBe('13:00')
  })
})

it('a reply that is removed before it was sent leaves no entry', () => {
  const store = storeWithChat()
  const { id } = store.saveReply({ id: null, title: 'Wifi', text: 'On the card' })
  store.saveReply({ id, title: 'Wifi', text: 'On the card by the door' })
  expect(store.outbox()).toHaveLength(1)
  store.removeReply({ id })
  expect(store.outbox()).toEqual([])
})

it('colleagues are the administrators here, and a typist is named with a side', () => {
  const store = storeWithChat()
  expect(store.colleagues().people).toEqual([{ userId: DANA, name: 'Dana Reyes', photoFileId: null }])
  const at = { conversationId: NADIA_CHAT }
  expect(store.typist({ ...at, userId: NADIA })).toEqual({ name: 'Nadia Nguyễn', isColleague: false })
  expect(store.typist({ ...at, userId: DANA })).toBeNull()
  expect(store.typist({ ...at, userId: idOf(2, 77) })).toBeNull()
})

it('a hand-over lists who waits the longest first, what is answered, and what was promised', () => {
  const store = storeWithChat([conversation({ rev: 2, assigneeUserId: DANA })])
  expect(store.handOver()).toMatchObject({
    waiting: [{ conversationId: NADIA_CHAT, waitingSince: message(1).sentAt }],
    open: [],
    promised: [],
    last: null,
  })
  promise(store, { kind: 'time', at: NOON + 1 })
  arrive(store, [{ entity: 'message', row: message(2, { side: 'desk', authorUserId: DANA }) }])
  expect(store.handOver()).toMatchObject({
    waiting: [],
    open: [{ assigneeName: 'Dana Reyes', waitingSince: null }],
    promised: [{ text: 'Write again', byName: 'Dana Reyes', pending: true }],
  })
  expect(() => store.writeHandOver({ note: ' ' })).toThrow(/Write what/)
  store.writeHandOver({ note: 'Quiet' })
  expect(store.handOver().last).toMatchObject({
    note: 'Quiet',
    byMe: true,
    byName: 'Dana Reyes',
    pending: true,
  })
})
