import { describe, expect, it } from 'vitest'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import { visit as expectedVisit } from '../testing/space-rows.ts'
import { ACCESS, idOf, LOCATION, NOON } from '../testing/people.ts'

const DAY = 24 * 3_600_000
const visit = (number: number, more: Partial<RowOf<'visit'>> = {}): AnyRow =>
  expectedVisit({
    id: idOf(12, number),
    visitorName: `Visitor ${number}`,
    visitorEmail: null,
    expectedAt: NOON + number,
    ...more,
  })

describe('the space', () => {
  it('knows its page and every location', () => {
    const store = storeWithPeople()
    expect(store.location()).toEqual(LOCATION.row)
    expect(store.locations()).toEqual([LOCATION.row])
  })

  it('says what is missing before the first sync', () => {
    const store = newStore()
    expect(() => store.location()).toThrow(/Nobody is signed in/)
    store.saveAccess(ACCESS)
    expect(() => store.location()).toThrow(/first sync/)
    expect(store.locations()).toEqual([])
  })

  it('lists the visits of today in the location’s time zone, and who is still in the house', () => {
    const store = storeWithPeople()
    const lateYesterday = Date.UTC(2026, 2, 1, 22, 30)
    const earlyToday = Date.UTC(2026, 2, 1, 23, 30)
    arrive(store, [
      visit(1),
      visit(2, { expectedAt: lateYesterday }),
      visit(3, { expectedAt: earlyToday }),
      visit(4, { expectedAt: NOON - DAY, status: 'checkedIn', checkedInAt: NOON - DAY }),
      visit(5, { expectedAt: NOON + DAY }),
    ])
    const { visits, counts } = store.visits({ tab: 'today', query: '', offset: 0, limit: 10 })
    expect(visits.map((one) => one.visit.visitorName)).toEqual(['Visitor 4', 'Visitor 3', 'Visitor 1'])
    expect(visits[0]).toMatchObject({ host: { name: 'Siobhán O’Brien' } })
    expect(counts).toEqual({ today: 3, upcoming: 1, requests: 0, past: 1 })
  })

  it('counts visitors who need somebody', () => {
    const store = storeWithPeople()
    arrive(store, [
      visit(1),
      visit(2, { status: 'waitingForApproval' }),
      visit(3, { status: 'checkedIn', hostToldAt: NOON }),
      visit(4, { status: 'checkedIn', hostToldAt: NOON, hostReadAt: NOON }),
    ])
    expect(store.badges()).toEqual({
      chats: 0,
      notifications: 0,
      customers: 0,
      visitors: 2,
      feed: 0,
      elsewhere: 0,
    })
  })

  it('lists members and administrators by name', () => {
    const store = storeWithPeople()
    const { people, total } = store.community({ kind: 'users', query: '', limit: 10 })
    expect(total).toBe(2)
    expect(people).toMatchObject([
      { face: { name: 'Dana Reyes' }, standing: 'administrator' },
      { face: { name: 'Siobhán O’Brien' }, standing: 'member', companyName: 'Lumen Studio' },
    ])
    expect(store.community({ kind: 'users', query: 'da r', limit: 10 }).people).toHaveLength(1)
    expect(store.community({ kind: 'users', query: '', limit: 1 })).toMatchObject({ total: 2, people: [{}] })
  })
})
