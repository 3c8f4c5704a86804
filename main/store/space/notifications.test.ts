import { describe, expect, it } from 'vitest'
import type { NotificationId } from '../../../protocol/wire/ids.ts'
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
    expect(list(store, { category: 'invoices' })).toEqual({ notifications: [], total: 0 })
  })
})

describe('notificationPlace', () => {
  it('agrees with the list, also among those of one moment, and knows when one is gone', () => {
    const store = storeWithPeople()
    arrive(store, [booked(1), booked(2), booked(3, { at: NOON + 2 }), booked(4)])
    const listed = list(store).notifications
    expect(listed.map(({ id }) => store.notificationPlace({ id }).index)).toEqual([0, 1, 2, 3])
    expect(store.notificationPlace({ id: idOf<NotificationId>(11, 9) })).toEqual({ index: null })
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
    expect(store.markNotifications({ ids: null, read: true }).topics).toEqual([])
  })
})
