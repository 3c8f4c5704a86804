import { describe, expect, it } from 'vitest'
import type { UserId } from '../../../protocol/wire/ids.ts'
import type { AnyRow, RowOf } from '../../../protocol/wire/rows/index.ts'
import { arrive, storeWithPeople } from '../testing/memory-store.ts'
import { ACCESS, DANA, idOf, NADIA, NOON, OBRIEN, RIVERSIDE } from '../testing/people.ts'

const HOUR = 3_600_000

function storeAtDesk() {
  const store = storeWithPeople()
  const [here] = ACCESS.locations
  store.saveAccess({
    ...ACCESS,
    locations: [{ ...here!, permissions: [...here!.permissions, 'visitors.write', 'location.write'] }],
  })
  return store
}

function draft(visitorName = 'Vera Vance') {
  return {
    hostUserId: OBRIEN,
    visitorName,
    visitorEmail: 'vera@vance.example',
    visitorCompany: null,
    expectedAt: NOON + HOUR,
    asksHost: false,
  }
}

const listed = (store: ReturnType<typeof storeAtDesk>, tab: 'today' | 'requests' = 'today') =>
  store.visits({ tab, query: '', offset: 0, limit: 50 })

describe('visits at the desk', () => {
  it('are seen at once with their code, and wait in the outbox', () => {
    const store = storeAtDesk()
    const { id, code } = store.registerVisit(draft())
    expect(code).toMatch(/^\d{6}$/)
    const [view] = listed(store).visits
    expect(view).toMatchObject({
      pending: true,
      visit: { id, code, status: 'expected' },
      steps: ['checkIn', 'cancel'],
    })
    expect(store.visitByCode({ code }).visit?.visit.id).toBe(id)
    expect(store.outboxItems().items.map(({ title }) => title)).toEqual(['Visit of Vera Vance'])
  })

  it('are found by their id, under the tab where they stand', () => {
    const store = storeAtDesk()
    store.registerVisit(draft('Ada First'))
    const { id } = store.registerVisit({ ...draft(), expectedAt: NOON + 2 * HOUR })
    const waits = store.registerVisit({ ...draft('Wanda Waits'), asksHost: true })
    expect(store.visitPlace({ id }).place).toEqual({ tab: 'today', index: 2 })
    expect(store.visitPlace({ id: waits.id }).place).toEqual({ tab: 'requests', index: 0 })
    expect(store.visitPlace({ id: idOf(9, 87) }).place).toBeNull()
  })

  it('are those of one person: to a host or of a visitor, also where another has the same name', () => {
    const store = storeAtDesk()
    const of = (personId: UserId) => store.visits({ tab: 'today', query: '', personId, offset: 0, limit: 9 })
    const toObrien = store.registerVisit(draft('Dana Okafor'))
    const byNadia = store.registerVisit({
      ...draft('Somebody'),
      hostUserId: DANA,
      visitorEmail: 'Nadia@example.org',
    })
    expect(of(OBRIEN)).toMatchObject({
      total: 1,
      counts: { today: 1 },
      visits: [{ visit: { id: toObrien.id } }],
    })
    expect(of(NADIA)).toMatchObject({ total: 1, visits: [{ visit: { id: byNadia.id } }] })
    expect(of(DANA).visits.map(({ visit }) => visit.id)).toEqual([byNadia.id])
    expect(listed(store).total).toBeGreaterThan(1)
  })

  it('keep what is known of their chat, also under what waits', () => {
    const store = storeAtDesk()
    store.registerVisit(draft())
    const [view] = listed(store).visits
    const chat = { by: 'host', seq: 1, sentAt: NOON, deliveredAt: NOON + 1, readAt: null } as const
    const id = idOf<string>(9, 88)
    arrive(store, [{ entity: 'visit', row: { ...view!.visit, id, chat } }])
    store.stepVisit({ id, step: 'checkIn', code: null })
    const found = listed(store).visits.find(({ visit }) => visit.id === id)
    expect(found).toMatchObject({ pending: true, visit: { status: 'checkedIn', chat } })
  })

  it('go on step by step; a step that was not sent leaves nothing when it is undone', () => {
    const store = storeAtDesk()
    const { id, code } = store.registerVisit(draft())
    store.stepVisit({ id, step: 'checkIn', code })
    expect(listed(store).visits[0]).toMatchObject({
      visit: { status: 'checkedIn', checkedInAt: NOON },
      undo: 'checkIn',
    })
    store.undoVisitStep({ id, step: 'checkIn' })
    expect(listed(store).visits[0]).toMatchObject({
      visit: { status: 'expected', checkedInAt: null },
      undo: null,
    })
    expect(store.outboxItems().items).toHaveLength(1)
    expect(() => store.stepVisit({ id, step: 'checkOut', code: null })).toThrow(/does not fit/)
  })

  it('check themselves in by code, or by the whole name when only one fits', () => {
    const store = storeAtDesk()
    const { code } = store.registerVisit(draft())
    expect(store.arrive({ name: 'vera' })).toMatchObject({ outcome: 'nobody', visitorName: null })
    expect(store.arrive({ name: 'VANCE véra' })).toMatchObject({
      outcome: 'welcome',
      visitorName: 'Vera Vance',
    })
    expect(store.arrive({ code })).toMatchObject({ outcome: 'welcome' })
    expect(store.outboxItems().items).toHaveLength(2)
    store.registerVisit(draft())
    expect(store.arrive({ name: 'Vera Vance' })).toMatchObject({ outcome: 'several', visitorName: null })
    store.registerVisit({ ...draft('Wanda Wait'), asksHost: true })
    expect(store.arrive({ name: 'Wanda Wait' })).toMatchObject({ outcome: 'nobody' })
    expect(listed(store, 'requests').visits).toHaveLength(1)
  })

  it('refuse what is no name or address, and whoever may only look', () => {
    const store = storeAtDesk()
    expect(() => store.registerVisit(draft('  '))).toThrow(/needs a name/)
    expect(() => store.registerVisit({ ...draft(), visitorEmail: 'vera@' })).toThrow(/no e-mail/)
    const { id } = store.registerVisit(draft())
    store.saveAccess({ ...ACCESS, locations: [{ ...ACCESS.locations[0]!, permissions: ['chat.read'] }] })
    expect(listed(store)).toMatchObject({ mayChange: false, visits: [{ steps: [], undo: null }] })
    expect(() => store.stepVisit({ id, step: 'cancel', code: null })).toThrow(/only look/)
  })

  it('make contacts: one for each person, the last visit first', () => {
    const store = storeAtDesk()
    const before: RowOf<'visit'> = {
      ...listedRow(store),
      id: idOf(12, 1),
      expectedAt: NOON - 48 * HOUR,
      status: 'checkedOut',
      checkedInAt: NOON - 48 * HOUR,
    }
    arrive(store, [{ entity: 'visit', row: before } satisfies AnyRow])
    const { contacts } = store.visitContacts({ query: 'ver', limit: 10 })
    expect(contacts).toMatchObject([{ name: 'Vera Vance', email: 'vera@vance.example', visits: 2 }])
    expect(store.visitContacts({ query: 'nobody', limit: 10 }).contacts).toEqual([])
  })
})

function listedRow(store: ReturnType<typeof storeAtDesk>): RowOf<'visit'> {
  store.registerVisit(draft())
  return { ...listed(store).visits[0]!.visit, locationId: RIVERSIDE }
}
