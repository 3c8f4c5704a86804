import { customerId, locationStream, newId, type CompanyId } from '../../../../protocol/wire/ids.ts'
import type { CustomerChangeRow, CustomerImportRow } from '../../../../protocol/wire/rows/customers.ts'
import type { AnyRow } from '../../../../protocol/wire/rows/index.ts'
import type {
  CompanyRow,
  CustomerRow,
  MembershipRow,
  UserRow,
} from '../../../../protocol/wire/rows/people.ts'
import { withTags } from '../../../../protocol/wire/tags.ts'
import type { ImportedPart } from '../../people-work.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { historyOf, type Told } from './history.ts'
import { newMembership, newUsers, streamsOfPeople } from './new-people.ts'

type Part = BodyOf<'customer.import'>

/** Rows that one part of an import writes, by their kinds. */
interface Made {
  users: UserRow[]
  /** Known to the network, and from now on here: their rows go to every location that has them. */
  newcomers: UserRow[]
  memberships: MembershipRow[]
  companies: CompanyRow[]
  customers: CustomerRow[]
  told: Told[]
  undo: ImportedPart
  skipped: number
}

/**
 * Stores one part of an imported file: people who are new to the network, people who are new here, and, when asked for,
 * tags of those who are customers already. Names and phones of known people stay theirs. What was made is kept beside it,
 * so that the import can be undone as a whole. The same part again changes nothing.
 */
export const importCustomers: Effect<'customer.import'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId, importId, part } = body
  const here = locationStream(locationId)
  const emails = body.rows.flatMap(({ email }) => email?.trim().toLowerCase() ?? [])
  await tx.lockAddresses(emails)
  const foundIds = (await tx.usersByEmail(emails)).map(({ id }) => id)
  const streams = await streamsOfPeople(tx, locationId, foundIds)
  const writer = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const stored = await tx.customerImport(importId)
  if (stored !== null && stored.locationId !== locationId) throw noSuchImport()
  if (part >= body.parts) throw new Refusal('badRequest', 'This part of the import has no place in it.')
  if ((await tx.importedPart(importId, part)) !== null) return writer
  if (stored !== null && stored.partsUndone > 0) throw new Refusal('gone', 'This import was undone.')

  const made = await rowsOf(change, body, emails)
  await tx.putAll('user', [...made.users, ...made.newcomers])
  await tx.putAll('company', made.companies)
  await tx.putAll('membership', made.memberships)
  await tx.putAll('customer', made.customers)
  const history = historyOf(change, locationId, made.told)
  await tx.putAll('customerChange', history)
  await writer.putAll('user', made.newcomers)
  await writer.at(here).putMixed(personByPerson(made, history))

  const row: CustomerImportRow = {
    id: importId,
    rev: (stored?.rev ?? 0) + 1,
    locationId,
    fileName: stored?.fileName ?? body.fileName,
    byUserId: stored?.byUserId ?? actor.userId,
    at: stored?.at ?? at,
    parts: stored?.parts ?? body.parts,
    partsDone: (stored?.partsDone ?? 0) + 1,
    partsUndone: 0,
    added: (stored?.added ?? 0) + made.memberships.length,
    tagged: (stored?.tagged ?? 0) + made.undo.tagged.length,
    skipped: (stored?.skipped ?? 0) + made.skipped,
    removed: 0,
    kept: 0,
  }
  await tx.putAll('customerImport', [row])
  await tx.putImportedPart(importId, part, made.undo, false)
  await writer.at(here).put('customerImport', row)
  return writer
}

/**
 * In the order of the log: what is about one person stands together. A batch that is cut between them then cuts through one
 * person at most, whom the devices would have to take into their search index twice.
 */
function personByPerson(made: Made, history: readonly CustomerChangeRow[]): AnyRow[] {
  const rows: AnyRow[] = [
    ...made.users.map((row) => ({ entity: 'user' as const, row })),
    ...made.memberships.map((row) => ({ entity: 'membership' as const, row })),
    ...made.customers.map((row) => ({ entity: 'customer' as const, row })),
    ...history.map((row) => ({ entity: 'customerChange' as const, row })),
  ]
  const about = new Map<string, AnyRow[]>()
  for (const one of rows) {
    const id = aboutWhom(one)
    const others = about.get(id)
    if (others === undefined) about.set(id, [one])
    else others.push(one)
  }
  return [
    ...made.companies.map((row) => ({ entity: 'company' as const, row })),
    ...[...about.values()].flat(),
  ]
}

function aboutWhom({ entity, row }: AnyRow): string {
  if (entity === 'membership') return row.userId
  return entity === 'customer' || entity === 'customerChange' ? row.subject.id : row.id
}

async function rowsOf(change: Change, body: Part, emails: readonly string[]): Promise<Made> {
  const { tx, at } = change
  const { locationId, as: type } = body
  const made: Made = {
    users: [],
    newcomers: [],
    memberships: [],
    companies: [],
    customers: [],
    told: [],
    undo: { members: [], tagged: [], companyIds: [] },
    skipped: 0,
  }
  const byEmail = new Map((await tx.usersByEmail(emails)).map((row) => [row.email?.toLowerCase() ?? '', row]))
  const ids = [...body.rows.map(({ userId }) => userId), ...[...byEmail.values()].map(({ id }) => id)]
  const taken = new Set((await tx.users(body.rows.map(({ userId }) => userId))).map(({ id }) => id))
  const members = new Map((await tx.memberships(locationId, ids)).map((row) => [row.userId, row]))
  const noted = new Map(
    (await tx.customers(ids.map((id) => customerId(locationId, { kind: 'user', id })))).map((row) => [
      row.id,
      row,
    ]),
  )
  const people = body.rows.map((row) => ({ ...row, id: row.userId }))
  const fresh = new Map((await newUsers(tx, locationId, people)).map((row) => [row.id, row]))
  const companyOf = await companies(change, body, made)

  for (const row of body.rows) {
    const email = row.email?.trim().toLowerCase() ?? null
    const known = email === null ? undefined : byEmail.get(email)
    const id = known?.id ?? row.userId
    const subject = { kind: 'user' as const, id }
    const noteId = customerId(locationId, subject)
    const before = noted.get(noteId)
    const tags = withTags(before?.tags ?? [], row.tags, []).slice(0, 50)
    if (members.has(id) || (known === undefined && taken.has(id))) {
      const added = tags.filter((tag) => !(before?.tags ?? []).includes(tag))
      if (body.known === 'skip' || !members.has(id) || added.length === 0) {
        made.skipped++
        continue
      }
      const rev = (before?.rev ?? 0) + 1
      const note: CustomerRow = { id: noteId, rev, locationId, subject, note: before?.note ?? '', tags }
      noted.set(noteId, note)
      made.customers.push(note)
      made.undo.tagged.push({ customerId: noteId, tags: added })
      const words = [before?.tags.join(', ') ?? '', tags.join(', ')] as const
      made.told.push({ subject, kind: 'tags', before: words[0], after: words[1], of: note })
      continue
    }
    const user = known === undefined ? fresh.get(id)! : { ...known, rev: known.rev + 1 }
    if (known === undefined) made.users.push(user)
    else made.newcomers.push(user)
    if (email !== null) byEmail.set(email, user)
    const membership = newMembership(id, locationId, at, {
      type,
      companyId: companyOf(row.company),
      plan: row.plan,
    })
    members.set(id, membership)
    made.memberships.push(membership)
    made.undo.members.push({ userId: id, membershipId: membership.id, madeUser: known === undefined })
    if (tags.length > 0 || row.note !== '') {
      const rev = (before?.rev ?? 0) + 1
      const note: CustomerRow = { id: noteId, rev, locationId, subject, note: before?.note || row.note, tags }
      noted.set(noteId, note)
      made.customers.push(note)
    }
    made.told.push({ subject, kind: 'imported', after: body.fileName, of: membership })
  }
  return made
}

/** Finds the companies that the rows name, and makes those that are missing. */
async function companies(
  { tx, at }: Change,
  { rows, locationId, as: type }: Part,
  made: Made,
): Promise<(name: string | null) => CompanyId | null> {
  const names = new Map<string, string>()
  for (const { company } of rows) {
    const name = company?.trim() ?? ''
    if (name !== '' && !names.has(name.toLowerCase())) names.set(name.toLowerCase(), name)
  }
  const found = new Map<string, CompanyId>()
  for (const row of await tx.companiesByName(locationId, [...names.keys()])) {
    found.set(row.name.toLowerCase(), row.id)
  }
  for (const [key, name] of names) {
    if (found.has(key)) continue
    const id = newId() as CompanyId
    const facts = { about: '', email: null, phone: null, website: null }
    found.set(key, id)
    made.companies.push({ id, rev: 1, locationId, name, type, ...facts, since: at })
    made.undo.companyIds.push(id)
  }
  return (name) => found.get(name?.trim().toLowerCase() ?? '') ?? null
}

/** The same words whether an import isn't there or is another location's. */
export function noSuchImport(): Refusal {
  return new Refusal('notFound', 'This import is no longer there.')
}
