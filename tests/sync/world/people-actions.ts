import type { CompanyId, CustomerImportId, ReportId } from '../../../protocol/wire/ids.ts'
import type { WeightedAction } from './desk-actions.ts'
import type { Device } from './device.ts'
import { ANNA, BEN, CUSTOMERS, EDDA, subjectOf } from './place.ts'
import type { Random } from './random.ts'
import { anyOf } from './stored-rows.ts'

/** What a desk does with customers, and to keep people apart. */
export const PEOPLE_ACTIONS: readonly WeightedAction[] = [
  [3, addCustomer],
  [4, changeMembership],
  [4, tag],
  [3, putCompany],
  [4, importCustomers],
  [3, undoImport],
  [3, share],
  [2, revoke],
  [4, block],
  [3, bar],
  [3, handleReport],
]

const anyCustomer = (random: Random) => random.pick(CUSTOMERS)!

function anyCompany(device: Device, random: Random): CompanyId | null {
  return random.chance(0.6) ? (anyOf(device.store.cache, 'companies', random) as CompanyId | null) : null
}

function addCustomer(device: Device, random: Random, count: number): void {
  const companyId = anyCompany(device, random)
  device.act('adds a customer', (verbs) =>
    verbs.addCustomer({
      name: `Customer ${count}`,
      email: random.chance(0.5) ? `customer-${count % 7}@example.org` : null,
      phone: null,
      as: random.pick(['member', 'nonmember'] as const)!,
      companyId,
      plan: null,
    }),
  )
}

function changeMembership(device: Device, random: Random, count: number): void {
  const change = random.pick([
    { as: random.pick(['member', 'nonmember'] as const)! },
    { plan: `plan ${count}` },
    { companyId: anyCompany(device, random) },
  ])!
  const userId = random.pick([...CUSTOMERS, EDDA])!
  device.act('changes a membership', (verbs) => verbs.changeMemberships({ changes: [{ userId, ...change }] }))
}

function tag(device: Device, random: Random, count: number): void {
  const tags = [`tag ${count % 5}`]
  const change = random.chance(0.6) ? { add: tags, remove: [] } : { add: [], remove: tags }
  device.act('tags', (verbs) => verbs.tagCustomers({ subjects: CUSTOMERS.map(subjectOf), ...change }))
}

function putCompany(device: Device, random: Random, count: number): void {
  const id = anyCompany(device, random)
  device.act('writes a company', (verbs) =>
    verbs.putCompany({
      id,
      name: `Company ${count % 9}`,
      as: 'member',
      about: `about ${count}`,
      email: null,
      phone: null,
      website: null,
    }),
  )
}

function importCustomers(device: Device, random: Random, count: number): void {
  const rows = [1, 2, 3].map((line) => ({
    name: `Imported ${count} ${line}`,
    // Some of them come again with another file.
    email: `imported-${random.below(9)}-${line}@example.org`,
    phone: null,
    company: random.chance(0.5) ? `Company ${count % 9}` : null,
    plan: null,
    tags: ['fair'],
    note: random.chance(0.5) ? `note ${count}` : '',
  }))
  device.act('imports', (verbs) => {
    const { id } = verbs.beginImport({ fileName: 'fair.csv' })
    verbs.addImportRows({ id, as: 'nonmember', known: random.pick(['skip', 'tag'] as const)!, rows })
    verbs.readyImport({ id })
  })
}

function undoImport(device: Device, random: Random): void {
  const id = anyOf(device.store.cache, 'customer_imports', random) as CustomerImportId | null
  if (id !== null) device.act('takes an import back', (verbs) => verbs.undoImport({ id }))
}

function share(device: Device, random: Random): void {
  const userId = random.pick([ANNA, BEN])!
  device.act('shares a profile', (verbs) => verbs.sharePublicLink({ userId, renew: random.chance(0.4) }))
}

function revoke(device: Device, random: Random): void {
  const userId = random.pick([ANNA, BEN])!
  device.act('revokes a link', (verbs) => verbs.revokePublicLink({ userId }))
}

function block(device: Device, random: Random): void {
  const userId = anyCustomer(random)
  device.act('blocks', (verbs) => verbs.block({ userId, active: random.chance(0.5) }))
}

function bar(device: Device, random: Random, count: number): void {
  const userId = anyCustomer(random)
  device.act('bars', (verbs) => verbs.bar({ userId, active: random.chance(0.4), reason: `reason ${count}` }))
}

function handleReport(device: Device, random: Random): void {
  const reportId = anyOf(device.store.cache, 'reports', random) as ReportId | null
  if (reportId !== null)
    device.act('deals with a report', (verbs) =>
      verbs.handleReport({ reportId, handled: random.chance(0.7) }),
    )
}
