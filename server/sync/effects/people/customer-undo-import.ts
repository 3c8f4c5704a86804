import { customerId, locationStream, type LocationId, type UserId } from '../../../../protocol/wire/ids.ts'
import type { CustomerImportRow } from '../../../../protocol/wire/rows/customers.ts'
import type { CustomerRow } from '../../../../protocol/wire/rows/people.ts'
import { withTags } from '../../../../protocol/wire/tags.ts'
import type { ImportedPart } from '../../people-work.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change, Effect } from '../effect.ts'
import { noSuchImport } from './customer-import.ts'
import { tellHistory, type Told } from './history.ts'

const NOTHING: ImportedPart = { members: [], tagged: [], companyIds: [] }

/**
 * Takes back what one part of an import made. Whoever has written, booked, been visited or been changed since then stays.
 * A part that never arrived is undone by being remembered as such: it does nothing when it comes late.
 */
export const undoImport: Effect<'customer.undoImport'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId, importId, part } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const stored = await tx.customerImport(importId)
  if (stored?.locationId !== locationId || part >= stored.parts) throw noSuchImport()
  const done = await tx.importedPart(importId, part)
  if (done?.isUndone === true) return writer
  const made = done?.made ?? NOTHING

  const used = new Set(
    await tx.usedSince(
      locationId,
      made.members.map(({ userId }) => userId),
    ),
  )
  const leaving = made.members.filter(({ userId }) => !used.has(userId))
  await removeMembers(change, writer, locationId, leaving)
  await untag(change, writer, locationId, made)
  // Those of earlier parts may still have people of this part; the last part that is undone finds all of them empty.
  const empty = await tx.unusedCompanies(made.companyIds)
  await tx.removeCompanies(empty.map(({ id }) => id))
  await writer.goneAll(empty.map(({ id, rev }) => ({ entity: 'company', id, rev: rev + 1 })))

  const row: CustomerImportRow = {
    ...stored,
    rev: stored.rev + 1,
    partsUndone: stored.partsUndone + 1,
    removed: stored.removed + leaving.length,
    kept: stored.kept + made.members.length - leaving.length,
  }
  await tx.putAll('customerImport', [row])
  await tx.putImportedPart(importId, part, made, true)
  await writer.put('customerImport', row)
  return writer
}

/** Membership, notes, history and, when the import made the person and nobody else knows them, the person. */
async function removeMembers(
  { tx }: Change,
  writer: StreamWriter,
  locationId: LocationId,
  leaving: ImportedPart['members'],
): Promise<void> {
  const ids = leaving.map(({ userId }) => userId)
  const notes = await tx.customers(ids.map((id) => customerId(locationId, { kind: 'user', id })))
  const users = new Map((await tx.users(ids)).map((row) => [row.id, row]))
  const memberships = new Map((await tx.memberships(locationId, ids)).map((row) => [row.userId, row]))
  await tx.removeMemberships(leaving.map(({ membershipId }) => membershipId))
  const elsewhere = new Set<UserId>((await tx.membershipsOf(ids)).map(({ userId }) => userId))
  const isForgotten = ({ userId, madeUser }: ImportedPart['members'][number]) =>
    madeUser && !elsewhere.has(userId)
  const forgotten = new Set<string>(leaving.filter(isForgotten).map(({ userId }) => userId))
  const goes = notes.filter(({ subject }) => forgotten.has(subject.id))
  await tx.removeCustomers(goes.map(({ id }) => id))
  // Who is known elsewhere may come back, and their notes under the same id: a tombstone would keep those away (I12).
  const emptied = notes
    .filter(({ subject }) => !forgotten.has(subject.id))
    .map((row): CustomerRow => ({ ...row, rev: row.rev + 1, note: '', tags: [] }))
  await tx.putAll('customer', emptied)
  await writer.putAll('customer', emptied)
  const gone = leaving.map(({ userId, madeUser }) => ({
    id: userId,
    rev: (users.get(userId)?.rev ?? 1) + (madeUser ? 1 : 0),
  }))
  await tx.forgetUsers(gone.filter(({ id }) => forgotten.has(id)))
  const traces = await tx.removeTraces(locationId, ids)
  await writer.goneAll([
    ...traces.map((row) => ({ ...row, rev: row.rev + 1 })),
    ...goes.map(({ id, rev }) => ({ entity: 'customer' as const, id, rev: rev + 1 })),
    ...leaving.map(({ userId, membershipId: id }) => {
      return { entity: 'membership' as const, id, rev: (memberships.get(userId)?.rev ?? 1) + 1 }
    }),
    ...gone.map((user) => ({ entity: 'user' as const, ...user })),
  ])
}

/** Tags that the import gave to those who were here before it. Their history says so. */
async function untag(
  change: Change,
  writer: StreamWriter,
  locationId: LocationId,
  { tagged }: ImportedPart,
): Promise<void> {
  const { tx } = change
  const stored = new Map(
    (await tx.customers(tagged.map((one) => one.customerId))).map((row) => [row.id, row]),
  )
  const rows: CustomerRow[] = []
  const told: Told[] = []
  for (const { customerId: id, tags } of tagged) {
    const before = stored.get(id)
    if (before === undefined) continue
    const row = { ...before, rev: before.rev + 1, tags: withTags(before.tags, [], tags) }
    rows.push(row)
    const words = { before: before.tags.join(', '), after: row.tags.join(', ') }
    if (words.before !== words.after) told.push({ subject: row.subject, kind: 'tags', ...words, of: row })
  }
  await tx.putAll('customer', rows)
  await writer.putAll('customer', rows)
  await tellHistory(change, writer, locationId, told)
}
