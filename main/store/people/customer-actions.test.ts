import { describe, expect, it } from 'vitest'
import type { CustomerImportId, JoinRequestId } from '../../../protocol/wire/ids.ts'
import { Op } from '../../../protocol/wire/ops.ts'
import { IMPORT_PART_ROWS } from '../../../protocol/wire/ops/customers.ts'
import type { Store } from '../store.ts'
import { arrive, newStore, storeWithPeople } from '../testing/memory-store.ts'
import { ACCESS, idOf, NADIA, NADIA_SUBJECT, NOON, OBRIEN, RIVERSIDE, STREAM } from '../testing/people.ts'
import { temporaryFolder } from '../testing/temporary-folder.ts'

const list = (store: Store, more: Partial<Parameters<Store['customersList']>[0]> = {}) =>
  store.customersList({ tab: 'members', query: '', sort: 'name', offset: 0, limit: 50, ...more })
const names = (store: Store, more: Parameters<typeof list>[1]) =>
  list(store, more).customers.map(({ face }) => face.name)
const GRETA = {
  name: ' Greta Nowak ',
  email: 'greta@nowak.example',
  phone: null,
  companyId: null,
  plan: null,
}

/** Every entry is one that the server can read. */
function readable(store: Store): Store {
  for (const { op } of store.outbox()) expect(Op.safeParse(op).success).toBe(true)
  return store
}
/** What the server does with everything that waits. */
function accept(store: Store): void {
  for (const { op, state } of store.outbox()) {
    if (state === 'queued') store.markAcked(op.id, { stream: STREAM, seq: 0 })
  }
  store.settleOutbox()
}

describe('what is done with customers', () => {
  it('somebody added is seen, found and profiled at once, and after a restart while offline', () => {
    const folder = temporaryFolder()
    const first = storeWithPeople({ folder })
    const { subject } = first.addCustomer({ ...GRETA, as: 'nonmember' })
    readable(first).close()
    const store = newStore({ folder })
    expect(names(store, { tab: 'nonmemberUsers', query: 'nowak gre' })).toEqual(['Greta Nowak'])
    expect(names(store, { tab: 'nonmemberUsers', query: '@NOWAK' })).toEqual(['Greta Nowak'])
    expect(store.profile({ subject })).toMatchObject({ standing: 'nonmember', email: GRETA.email })
    store.close()
  })

  it('what is written about somebody who waits stands behind the one who is added', () => {
    const store = storeWithPeople()
    const { subject } = store.addCustomer({ ...GRETA, as: 'nonmember' })
    store.annotate({ subject, note: 'Vegan' })
    store.tagCustomers({ subjects: [subject], add: ['Lead'], remove: [] })
    const { conversationId } = store.chatOpen({ subject })
    expect(
      new Set(
        readable(store)
          .outbox()
          .map(({ op }) => op.lane),
      ),
    ).toEqual(new Set([`conversation:${conversationId}`]))
  })

  it('refuses an address that is taken here, one that is none, and an invitation without one', () => {
    const store = storeWithPeople()
    const add = (email: string | null, as: 'member' | 'nonmember') => () =>
      store.addCustomer({ ...GRETA, email, as })
    expect(add('NADIA@example.org', 'nonmember')).toThrow(/Nadia Nguyễn .* already/)
    expect(add('nobody', 'nonmember')).toThrow(/no e-mail address/)
    expect(add(null, 'member')).toThrow(/needs an e-mail/)
    expect(store.outbox()).toEqual([])
  })

  it('converting and removing move people between the tabs, and undo gives back what they had', () => {
    const store = storeWithPeople()
    store.changeMemberships({ changes: [{ userId: NADIA, as: 'member', plan: 'Flex' }] })
    expect(list(store)).toMatchObject({ total: 2, counts: { members: 2, nonmemberUsers: 0 } })
    const { undo } = store.changeMemberships({
      changes: [{ userId: OBRIEN, as: 'nonmember', plan: null, companyId: null }],
    })
    expect(names(store, { tab: 'nonmemberUsers' })).toEqual(['Siobhán O’Brien'])
    store.changeMemberships({ changes: undo })
    expect(list(readable(store), { query: 'brien' }).customers[0]).toMatchObject({
      plan: 'Flex desk',
      companyName: 'Lumen Studio',
    })
  })

  it('tags stay beside what each has, filter, and are undone where they were given', () => {
    const store = storeWithPeople()
    const subjects = [NADIA_SUBJECT, { kind: 'user' as const, id: OBRIEN }]
    store.annotate({ subject: NADIA_SUBJECT, tags: ['lead'] })
    const { undo } = store.tagCustomers({ subjects, add: ['Lead', 'Tour'], remove: [] })
    expect(list(store, { tags: ['TOUR'] }).total).toBe(1)
    expect(store.profile({ subject: NADIA_SUBJECT }).tags).toEqual(['lead', 'Tour'])
    expect(store.customerTags().tags[0]?.toLowerCase()).toMatch(/lead|tour/)
    for (const change of undo) store.tagCustomers(change)
    expect(store.profile({ subject: NADIA_SUBJECT }).tags).toEqual(['lead'])
    expect(list(readable(store), { tags: ['lead'] }).total).toBe(0)
  })

  it('a company is added and edited under one name', () => {
    const store = storeWithPeople()
    const facts = { as: 'member' as const, about: '', email: null, phone: null, website: null }
    const { id } = store.putCompany({ id: null, name: 'Palm & Co', ...facts })
    expect(names(store, { tab: 'companies' })).toEqual(['Lumen Studio', 'Palm & Co'])
    store.putCompany({ id, name: 'Palm', ...facts })
    expect(store.companiesNamed({ query: 'pal', limit: 5 }).companies).toEqual([{ id, name: 'Palm' }])
    expect(() => store.putCompany({ id, name: 'lumen studio', ...facts })).toThrow(/already/)
    readable(store)
  })

  it('orders by column, either way, and names who stands at a place', () => {
    const store = storeWithPeople()
    store.changeMemberships({ changes: [{ userId: NADIA, as: 'member' }] })
    expect(names(store, { sort: 'name' })).toEqual(['Nadia Nguyễn', 'Siobhán O’Brien'])
    expect(names(store, { sort: 'name', descending: true })).toEqual(['Siobhán O’Brien', 'Nadia Nguyễn'])
    expect(names(store, { sort: 'company' })).toEqual(['Siobhán O’Brien', 'Nadia Nguyễn'])
    const at = { tab: 'members' as const, query: '', sort: 'name' as const, offset: 1, limit: 5 }
    expect(store.customerIds(at).subjects).toEqual([{ kind: 'user', id: OBRIEN }])
  })
})

it('who asks to join is counted until answered, by whoever may answer', () => {
  const store = storeWithPeople()
  const id = idOf<JoinRequestId>(15, 1)
  const row = {
    id,
    rev: 1,
    locationId: RIVERSIDE,
    userId: NADIA,
    message: 'I come every week',
    state: 'open' as const,
    why: '',
    at: NOON,
    decidedAt: null,
    decidedByUserId: null,
  }
  arrive(store, [{ entity: 'joinRequest', row }])
  expect(store.badges().customers).toBe(1)
  const answer = { id, approve: false, why: 'Full', companyId: null, plan: null, holdUntil: NOON + 1 }
  store.decideJoinRequest(answer)
  expect(store.badges().customers).toBe(0)
  store.undoDecision({ id })
  expect(store.badges().customers).toBe(1)
  const [here] = ACCESS.locations
  store.saveAccess({ ...ACCESS, locations: [{ ...here!, permissions: ['customers.read'] }] })
  expect(store.badges().customers).toBe(0)
})

describe('a file on its way in', () => {
  const row = (number: number) => ({
    name: `Person ${number}`,
    email: `p${number}@fair.example`,
    phone: null,
    company: null,
    plan: null,
    tags: ['Fair'],
    note: '',
  })
  const begun = (store: Store, count: number): CustomerImportId => {
    const { id } = store.beginImport({ fileName: 'fair.csv' })
    const rows = Array.from({ length: count }, (_, index) => row(index))
    store.addImportRows({ id, as: 'nonmember', known: 'skip', rows })
    return id
  }

  it('goes part by part: few are in the outbox, all are counted, none is lost by a restart', () => {
    const folder = temporaryFolder()
    const first = storeWithPeople({ folder })
    const id = begun(first, IMPORT_PART_ROWS * 11 + 1)
    expect(first.outboxCounts().waiting).toBe(0)
    first.readyImport({ id })
    expect(first.outbox()).toHaveLength(8)
    first.close()
    const store = newStore({ folder })
    expect(store.outboxCounts().waiting).toBe(12)
    const sent: number[] = []
    for (let turn = 0; store.outbox().length > 0 && turn < 10; turn++) {
      for (const { op } of readable(store).outbox()) {
        if (op.body.type === 'customer.import') sent.push(op.body.part)
      }
      accept(store)
    }
    expect(sent).toEqual(Array.from({ length: 12 }, (_, part) => part))
    expect(store.imports().imports).toEqual([])
    store.close()
  })

  it('stands among the customers while it waits, also after a restart, until it is stopped', () => {
    const folder = temporaryFolder()
    const first = storeWithPeople({ folder })
    const before = names(first, { tab: 'nonmemberUsers' })
    const { id } = first.beginImport({ fileName: 'fair.csv' })
    const known = { ...row(1), name: 'Somebody else', email: 'NADIA@example.org' }
    first.addImportRows({ id, as: 'nonmember', known: 'skip', rows: [row(0), known] })
    expect(names(first, { tab: 'nonmemberUsers' })).toEqual(before)
    first.readyImport({ id })
    expect(names(first, { tab: 'nonmemberUsers' })).toEqual([...before, 'Person 0'])
    expect(names(first, { tab: 'nonmemberUsers', tags: ['fair'] })).toEqual(['Person 0'])
    first.close()
    const store = newStore({ folder })
    expect(names(store, { tab: 'nonmemberUsers', query: 'pers' })).toEqual(['Person 0'])
    store.cancelImport({ id })
    expect(names(store, { tab: 'nonmemberUsers' })).toEqual(before)
    store.close()
  })

  it('one that was cut off while it was read is gone at the next start', () => {
    const folder = temporaryFolder()
    const first = storeWithPeople({ folder })
    begun(first, IMPORT_PART_ROWS * 2)
    first.close()
    const store = newStore({ folder })
    expect(store.imports().imports).toEqual([])
    expect(store.outboxCounts().waiting).toBe(0)
    store.close()
  })

  it('is stopped: what has not left is thrown away', () => {
    const store = storeWithPeople()
    const id = begun(store, IMPORT_PART_ROWS * 4)
    store.readyImport({ id })
    store.cancelImport({ id })
    expect(store.outbox()).toEqual([])
    expect(store.outboxCounts().waiting).toBe(0)
  })

  it('goes on with its next parts when the refused ones are discarded, and is gone with the last', () => {
    const store = storeWithPeople()
    const id = begun(store, IMPORT_PART_ROWS * 9)
    store.readyImport({ id })
    const seen = new Set<number>()
    for (let turn = 0; store.outbox().length > 0 && turn < 20; turn++) {
      const [{ op }] = store.outbox() as [ReturnType<Store['outbox']>[number]]
      if (op.body.type === 'customer.import') seen.add(op.body.part)
      store.markParked(op.id, { code: 'forbidden', retry: 'never', message: 'No.' })
      store.discardOp({ opId: op.id })
    }
    expect([...seen]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(store.outboxCounts()).toEqual({ waiting: 0, failed: 0 })
    expect(store.imports().imports).toEqual([])
  })

  it('knows who is a customer here already', () => {
    const store = storeWithPeople()
    expect(store.knownEmails({ emails: ['nadia@example.org', 'p1@fair.example'] }).here).toEqual([
      'nadia@example.org',
    ])
  })
})
