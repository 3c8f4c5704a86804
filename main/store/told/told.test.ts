import { describe, expect, it } from 'vitest'
import type { ConversationId, LocationId, MessageId, NotificationId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  DANA,
  DANAS_STREAM,
  idOf,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  readMark,
  RIVERSIDE,
} from '../testing/people.ts'

const SINCE = { sinceMs: NOON - 1000 }
const ELSEWHERE = idOf<LocationId>(1, 9)
const said = (seq: number, more: Partial<RowOf<'message'>> = {}): AnyRow => ({
  entity: 'message',
  row: message(seq, more),
})
const booked = (number: number, more: Partial<RowOf<'notification'>> = {}): AnyRow => ({
  entity: 'notification',
  row: {
    id: idOf<NotificationId>(11, number),
    rev: 1,
    locationId: RIVERSIDE,
    category: 'bookings',
    kind: 'booking.created',
    actor: NADIA_SUBJECT,
    verb: 'booked',
    object: 'Room 4',
    detail: 'Tue 10:00 to 11:00',
    bookedBy: 'nonmembers',
    bookingId: null,
    firstBooking: false,
    at: NOON + number,
    ...more,
  },
})
const visit = (more: Partial<RowOf<'visit'>> = {}): AnyRow => ({
  entity: 'visit',
  row: {
    id: idOf<string>(12, 1),
    rev: 1,
    locationId: RIVERSIDE,
    hostUserId: OBRIEN,
    visitorName: 'Maya Chen',
    visitorEmail: null,
    visitorCompany: null,
    registeredByUserId: null,
    status: 'waitingForApproval',
    statusBefore: null,
    statusAt: NOON,
    statusByUserId: OBRIEN,
    hostComingAt: null,
    nudgedAt: null,
    mailedAt: null,
    expectedAt: NOON,
    checkedInAt: null,
    checkedOutAt: null,
    hostToldAt: null,
    hostReadAt: null,
    code: '123456',
    ...more,
  },
})
const keys = (store: Store, since = SINCE) => store.thingsToTell(since).map(({ key }) => key)
const key = (seq: number) => `message:${idOf<MessageId>(5, seq)}`

function storeWith(...rows: AnyRow[]): Store {
  const store = storeWithPeople()
  arrive(store, [conversation(), ...rows])
  return store
}

describe('messages to tell of', () => {
  it('are those of customers that are not read, with who, what and where', () => {
    const store = storeWith(said(1), said(2, { side: 'desk', authorUserId: OBRIEN }), said(3))
    expect(keys(store)).toEqual([key(3), key(1)])
    expect(store.thingsToTell(SINCE)[0]).toMatchObject({
      kind: 'message',
      senderName: 'Nadia Nguyễn',
      chatName: 'Nadia Nguyễn',
      locationName: 'Riverside',
      text: 'message 3',
      seq: 3,
      at: NOON + 3000,
      mentionsMe: false,
      assignedToMe: false,
    })
    store.markRead({ conversationId: NADIA_CHAT, seq: 1 })
    expect(keys(store)).toEqual([key(3)])
    arrive(store, [readMark(DANA, { seq: 3 })], DANAS_STREAM)
    expect(keys(store)).toEqual([])
  })

  it('are those that name the user, also by a colleague, and never own ones', () => {
    const byColleague: Partial<RowOf<'message'>> = {
      side: 'desk',
      authorUserId: OBRIEN,
      kind: 'note',
      mentionUserIds: [DANA],
    }
    const store = storeWith(
      said(1, byColleague),
      said(2, { ...byColleague, authorUserId: DANA }),
      said(3, { ...byColleague, mentionUserIds: [NADIA] }),
    )
    expect(store.thingsToTell(SINCE)).toMatchObject([{ key: key(1), mentionsMe: true }])
  })

  it('are not those of a muted chat, before the time that is asked for, or unsent', () => {
    const store = storeWith(said(1), said(2, { rev: 2, deletedAt: NOON, text: '' }))
    expect(keys(store)).toEqual([key(1)])
    expect(keys(store, { sinceMs: NOON + 60_000 })).toEqual([])
    store.markChat({ conversationId: NADIA_CHAT, mutedUntil: NOON + 1 })
    expect(keys(store)).toEqual([])
  })
})

describe('a chat that is assigned', () => {
  const assigned = `assignment:${NADIA_CHAT}`

  it('is told of, but not when the user took it', () => {
    const given = storeWith(said(1), conversation({ rev: 2, assigneeUserId: DANA, assignedByUserId: OBRIEN }))
    expect(keys(given)).toEqual([key(1), assigned])
    const taken = storeWith(said(1))
    taken.assign({ conversationId: NADIA_CHAT, assigneeUserId: DANA })
    expect(keys(taken)).toEqual([key(1)])
    arrive(taken, [conversation({ rev: 2, assigneeUserId: DANA, assignedByUserId: DANA })])
    expect(keys(taken)).toEqual([key(1)])
  })
})

describe('rows of Notifications and visits', () => {
  it('are told of until they are read, unless the user caused them', () => {
    const store = storeWith(booked(1), booked(2, { actor: { kind: 'user', id: DANA } }))
    expect(store.thingsToTell(SINCE)).toMatchObject([
      { kind: 'notification', actorName: 'Nadia Nguyễn', verb: 'booked', object: 'Room 4' },
    ])
    store.markNotifications({ ids: null, read: true })
    expect(keys(store)).toEqual([])
  })

  it('are told of while a visit waits for approval, or one’s own visitor waits', () => {
    expect(keys(storeWith(visit()))).toEqual([`visit:${idOf<string>(12, 1)}:waitingForApproval`])
    expect(keys(storeWith(visit({ status: 'checkedIn' })))).toEqual([])
    const own = visit({ status: 'checkedIn', hostUserId: DANA, checkedInAt: NOON, statusAt: NOON })
    expect(storeWith(own).thingsToTell(SINCE)).toMatchObject([
      { kind: 'visit', status: 'checkedIn', at: NOON },
    ])
  })
})

describe('a link', () => {
  it('leads to what is here and may be seen', () => {
    const store = storeWith(said(1), booked(1), visit())
    const place = {
      locationId: RIVERSIDE,
      subject: NADIA_SUBJECT,
      name: 'Nadia Nguyễn',
      notificationId: null,
    }
    expect(store.placeOfLink({ kind: 'chat', id: NADIA_CHAT })).toEqual(place)
    expect(store.placeOfLink({ kind: 'person', id: NADIA })).toEqual(place)
    const bare = { locationId: RIVERSIDE, subject: null, name: null, notificationId: null }
    expect(store.placeOfLink({ kind: 'notification', id: idOf(11, 1) })).toEqual(bare)
    expect(store.placeOfLink({ kind: 'visit', id: idOf(12, 1) })).toEqual(bare)
    expect(store.placeOfLink({ kind: 'location', id: RIVERSIDE })).toEqual(bare)
  })

  it('leads nowhere for what is not here, is elsewhere, or is not allowed', () => {
    const store = storeWith(said(1))
    expect(store.placeOfLink({ kind: 'chat', id: idOf<ConversationId>(6, 1) })).toBeNull()
    expect(store.placeOfLink({ kind: 'person', id: idOf(2, 99) })).toBeNull()
    expect(store.placeOfLink({ kind: 'location', id: ELSEWHERE })).toBeNull()
    store.saveAccess({
      userId: DANA,
      name: 'Dana',
      email: 'dana@riverside.example',
      locations: [{ locationId: RIVERSIDE, adminRole: 'frontDesk', permissions: [] }],
    })
    expect(store.placeOfLink({ kind: 'chat', id: NADIA_CHAT })).toBeNull()
    expect(keys(store)).toEqual([])
    expect(newStore().placeOfLink({ kind: 'location', id: RIVERSIDE })).toBeNull()
    expect(newStore().thingsToTell(SINCE)).toEqual([])
  })
})
