import { describe, expect, it } from 'vitest'
import type { BookingId, NotificationId, UserId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { DANA, DANAS_STREAM, idOf, NADIA_SUBJECT, NOON, RIVERSIDE } from '../testing/people.ts'

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
    firstBooking: number === 1,
    at: NOON + number,
    ...more,
  },
})
const list = (store: Store, more: Partial<Parameters<Store['notificationsList']>[0]> = {}) =>
  store.notificationsList({ category: null, bookedBy: null, offset: 0, limit: 50, ...more })
const ALL = { category: null, bookedBy: null }
const unread = (store: Store) => list(store).notifications.filter((one) => !one.read).length

describe('notificationsList', () => {
  it('reads who did what, newest first', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2)])
    expect(list(store).notifications).toMatchObject([
      { face: { name: 'Nadia Nguyễn' }, standing: 'nonmember', firstBooking: false, read: false },
      { verb: 'booked', object: 'Room 4', firstBooking: true, read: false },
    ])
  })

  it('filters by category and by who booked', () => {
    const store = storeWithPeople()
    arrive(store, [
      booked(1),
      booked(2, { bookedBy: 'networkMembers' }),
      booked(3, { category: 'visitors', bookedBy: null }),
    ])
    expect(list(store, { category: 'bookings' }).total).toBe(2)
    expect(list(store, { bookedBy: 'networkMembers' })).toMatchObject({
      total: 1,
      notifications: [{ at: NOON + 2 }],
    })
    expect(list(store, { category: 'invoices' })).toEqual({ notifications: [], total: 0, unread: 0 })
  })
})

describe('notificationPlace', () => {
  it('agrees with the list, also among those of one moment, and knows when one is gone', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2), booked(3, { at: NOON + 2 }), booked(4)])
    const listed = list(store).notifications
    expect(listed.map(({ id }) => store.notificationPlace({ id, ...ALL }).index)).toEqual([0, 1, 2, 3])
    expect(store.notificationPlace({ id: idOf<NotificationId>(11, 9), ...ALL })).toEqual({ index: null })
    const [first] = listed
    expect(store.notificationPlace({ id: first!.id, ...ALL, category: 'visitors' })).toEqual({ index: null })
  })
})

describe('markNotifications', () => {
  it('shows the mark while it waits, and the server’s own afterwards', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2)])
    store.markNotifications({ ids: [idOf<NotificationId>(11, 1)], read: true })
    expect(unread(store)).toBe(1)
    expect(store.badges().notifications).toBe(1)
    const mark = { notificationId: idOf<NotificationId>(11, 1), userId: DANA, read: true }
    arrive(
      store,
      [{ entity: 'notificationMark', row: { id: `${mark.notificationId}:${DANA}`, rev: 1, ...mark } }],
      DANAS_STREAM,
    )
    const [entry] = store.outbox()
    if (entry) store.markAcked(entry.op.id, { stream: DANAS_STREAM, seq: 1 })
    store.settleOutbox()
    expect(store.outbox()).toEqual([])
    expect(unread(store)).toBe(1)
  })

  it('marks all unread ones, as many in one op as the protocol allows', () => {
    const store = storeWithPeople()
    arrive(
      store,
      Array.from({ length: 501 }, (_, index) => booked(index + 1)),
    )
    store.markNotifications({ ids: null, read: true })
    expect(store.badges().notifications).toBe(0)
    const counts = store
      .outbox()
      .map(({ op }) => op.body.type === 'notification.mark' && op.body.notificationIds.length)
    expect(counts).toEqual([500, 1])
    expect(store.markNotifications({ ids: null, read: true })).toMatchObject({
      ids: [],
      touched: { topics: [] },
    })
  })

  it('marks only what the filter shows, and says which, so that it can be undone', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2, { bookedBy: 'networkMembers' }), booked(3, { category: 'visitors' })])
    const filter = { category: 'bookings' as const, bookedBy: 'nonmembers' as const }
    const { ids } = store.markNotifications({ ids: null, read: true, filter })
    expect(ids).toEqual([idOf<NotificationId>(11, 1)])
    expect(list(store)).toMatchObject({ total: 3, unread: 2 })
    store.markNotifications({ ids, read: false })
    expect(list(store)).toMatchObject({ total: 3, unread: 3 })
  })
})

describe('what this account shows', () => {
  it('keeps the filter until the account is forgotten', () => {
    const store = storeWithPeople()
    expect(store.notificationFilter()).toEqual(ALL)
    store.saveNotificationFilter({ ...ALL, bookedBy: 'nonmembers' })
    expect(store.notificationFilter()).toEqual({ ...ALL, bookedBy: 'nonmembers' })
    store.forgetAccount()
    expect(store.notificationFilter()).toEqual(ALL)
  })

  it('does not count what one does not want to be told of, at once and after the server has it', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2, { category: 'visitors' })])
    store.chooseNotifications({ category: 'visitors', on: false })
    expect(store.notificationChoices()).toEqual({ notTold: ['visitors'] })
    expect(store.badges().notifications).toBe(1)
    expect(list(store).unread).toBe(2)
    expect(store.chooseNotifications({ category: 'visitors', on: false }).topics).toEqual([])

    const choice = { id: `${DANA}:visitors`, rev: 1, userId: DANA, category: 'visitors' as const, on: false }
    arrive(store, [{ entity: 'notificationChoice', row: choice }], DANAS_STREAM)
    const [entry] = store.outbox()
    if (entry) store.markAcked(entry.op.id, { stream: DANAS_STREAM, seq: 1 })
    store.settleOutbox()
    expect(store.outbox()).toEqual([])
    expect(store.badges().notifications).toBe(1)
    arrive(store, [{ entity: 'notificationChoice', row: { ...choice, rev: 2, on: true } }], DANAS_STREAM)
    expect(store.badges().notifications).toBe(2)
  })
})

describe('booking', () => {
  it('reads one of this location with who booked it', () => {
    const store = storeWithPeople()
    const id = idOf<BookingId>(12, 1)
    const row = {
      id,
      rev: 1,
      locationId: RIVERSIDE,
      userId: NADIA_SUBJECT.id as UserId,
      companyId: null,
      service: 'room' as const,
      resource: 'Room 4',
      title: '',
      startsAt: NOON,
      endsAt: NOON + 1,
      status: 'completed' as const,
      paid: true,
      first: true,
    }
    arrive(store, [{ entity: 'booking', row }])
    expect(store.booking({ id }).found).toMatchObject({ booking: row, face: { name: 'Nadia Nguyễn' } })
    expect(store.booking({ id: idOf<BookingId>(12, 2) })).toEqual({ found: null })
  })
})
