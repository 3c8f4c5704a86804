import { describe, expect, it } from 'vitest'
import { customerId, type BookingId } from '../../../protocol/wire/ids.ts'
import type { AnyRow } from '../../../protocol/wire/rows/index.ts'
import type { Store } from '../store.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import {
  conversation,
  idOf,
  LUMEN,
  message,
  NADIA,
  NADIA_CHAT,
  NADIA_SUBJECT,
  NOON,
  OBRIEN,
  PDF,
  RIVERSIDE,
  STREAM,
} from '../testing/people.ts'

const HOUR = 3_600_000
const list = (store: Store, more: Partial<Parameters<Store['customersList']>[0]> = {}) =>
  store.customersList({ tab: 'members', query: '', sort: 'name', offset: 0, limit: 50, ...more })
const booking = (number: number, startsAt: number): AnyRow => ({
  entity: 'booking',
  row: {
    id: idOf<BookingId>(9, number),
    rev: 1,
    locationId: RIVERSIDE,
    userId: NADIA,
    companyId: null,
    service: 'room',
    resource: `Room ${number}`,
    title: 'Interview',
    startsAt,
    endsAt: startsAt + HOUR,
    status: 'completed',
    paid: true,
    first: number === 1,
  },
})
const annotated = (rev: number, note: string, tags: string[]): AnyRow => ({
  entity: 'customer',
  row: {
    id: customerId(RIVERSIDE, NADIA_SUBJECT),
    rev,
    locationId: RIVERSIDE,
    subject: NADIA_SUBJECT,
    note,
    tags,
  },
})

describe('customersList', () => {
  it('sorts people and companies into four tabs, without the administrators', () => {
    const { customers, total, counts } = list(storeWithPeople())
    expect(counts).toEqual({ members: 1, nonmemberUsers: 1, nonmemberCompanies: 0, companies: 1 })
    expect(total).toBe(1)
    expect(customers).toMatchObject([
      {
        face: { subject: { kind: 'user', id: OBRIEN } },
        companyName: 'Lumen Studio',
        plan: 'Flex desk',
        standing: 'member',
      },
    ])
    expect(list(storeWithPeople(), { tab: 'companies' }).customers[0]).toMatchObject({
      face: { name: 'Lumen Studio' },
      standing: 'company',
    })
  })

  it.each(["o'b", 'obr', 'brien siob', 'SIOBHÁN'])('finds Siobhán O’Brien by %s', (query) => {
    expect(list(storeWithPeople(), { query })).toMatchObject({ total: 1, counts: { members: 1 } })
    expect(list(storeWithPeople(), { query: `${query}x` }).total).toBe(0)
  })

  it('knows the next booking, when somebody was last active, and what is noted', () => {
    const store = storeWithPeople()
    const nadia = () => list(store, { tab: 'nonmemberUsers', sort: 'lastActive' }).customers[0]
    expect(nadia()).toMatchObject({ nextBooking: null, lastActiveAt: null, tags: [] })
    arrive(store, [booking(1, NOON - HOUR), booking(2, NOON + 2 * HOUR), booking(3, NOON + HOUR)])
    arrive(store, [annotated(1, 'Vegan', ['lead'])])
    expect(nadia()).toMatchObject({
      nextBooking: { resource: 'Room 3', startsAt: NOON + HOUR },
      lastActiveAt: NOON - HOUR,
      tags: ['lead'],
    })
    arrive(store, [conversation(), { entity: 'message', row: message(1, { sentAt: NOON - 1000 }) }])
    expect(nadia()?.lastActiveAt).toBe(NOON - 1000)
  })
})

describe('profile and annotate', () => {
  it('gathers what is known about a person', () => {
    const store = storeWithPeople()
    arrive(store, [
      booking(1, NOON - HOUR),
      booking(2, NOON + HOUR),
      conversation(),
      { entity: 'message', row: message(1, { files: [PDF] }) },
    ])
    expect(store.profile({ subject: NADIA_SUBJECT })).toMatchObject({
      face: { name: 'Nadia Nguyễn' },
      standing: 'nonmember',
      email: 'nadia@example.org',
      conversationId: NADIA_CHAT,
      nextBooking: { resource: 'Room 2' },
      recentBookings: [{ resource: 'Room 1', first: true }],
      files: [{ file: PDF, at: NOON + 1000, messageId: message(1).id }],
      notePending: false,
    })
  })

  it('gathers a company with its people', () => {
    expect(storeWithPeople().profile({ subject: { kind: 'company', id: LUMEN } })).toMatchObject({
      standing: 'company',
      people: [{ name: 'Siobhán O’Brien' }],
      company: null,
    })
  })

  it('shows a note at once, keeps one entry for it, and leaves the tags alone', () => {
    const store = storeWithPeople()
    arrive(store, [annotated(1, 'old', ['lead'])])
    for (const note of ['V', 'Ve', 'Vegan']) store.annotate({ subject: NADIA_SUBJECT, note })
    expect(store.outbox().map((one) => one.op.body)).toEqual([
      { type: 'customer.annotate', locationId: RIVERSIDE, subject: NADIA_SUBJECT, note: 'Vegan' },
    ])
    const shown = { note: 'Vegan', notePending: true, tags: ['lead'] }
    expect(store.profile({ subject: NADIA_SUBJECT })).toMatchObject(shown)
    store.annotate({ subject: NADIA_SUBJECT, tags: ['guest'] })
    expect(store.outbox()).toHaveLength(2)
    expect(store.profile({ subject: NADIA_SUBJECT })).toMatchObject({ ...shown, tags: ['guest'] })

    arrive(store, [annotated(3, 'Vegan', ['guest'])])
    for (const { op } of store.outbox()) store.markAcked(op.id, { stream: STREAM, seq: 2 })
    store.settleOutbox()
    expect(store.profile({ subject: NADIA_SUBJECT })).toMatchObject({ note: 'Vegan', notePending: false })
  })

  it('refuses a note that is too long, and changes nothing', () => {
    const store = storeWithPeople()
    expect(() => store.annotate({ subject: NADIA_SUBJECT, note: 'x'.repeat(20_001) })).toThrow(/20,000/)
    expect(store.outbox()).toEqual([])
  })
})
