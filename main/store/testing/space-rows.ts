import type { BookingId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { idOf, NADIA, NOON, OBRIEN, RIVERSIDE } from './people.ts'

const HOUR = 3_600_000

export const ROOM = idOf<BookingId>(11, 1)
export const VISIT = idOf<string>(12, 1)

/** Nadia has Room 4 in an hour. */
export const booking = (more: Partial<RowOf<'booking'>> = {}): AnyRow => ({
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
/** Nadia is expected in an hour, by Siobhán O’Brien. */
export const visit = (more: Partial<RowOf<'visit'>> = {}): AnyRow => ({
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
