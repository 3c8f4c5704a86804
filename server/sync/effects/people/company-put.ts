import { locationStream } from '../../../../protocol/wire/ids.ts'
import type { CompanyRow } from '../../../../protocol/wire/rows/people.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'
import { tellHistory } from './history.ts'

/** Adds or changes a company of a location; the last writer wins. A company of another location looks like none. */
export const putCompany: Effect<'company.put'> = async (change, body) => {
  const { tx, actor, at } = change
  const { companyId: id, locationId, as: type, name, about, email, phone, website } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const before = await tx.company(id)
  if (before !== null && before.locationId !== locationId) {
    throw new Refusal('notFound', 'This company is no longer at this location.')
  }
  const [namesake] = await tx.companiesByName(locationId, [name.trim().toLowerCase()])
  if (namesake !== undefined && namesake.id !== id) {
    throw new Refusal('opConflict', `${namesake.name} is a company here already. Choose another name.`)
  }
  const rev = (before?.rev ?? 0) + 1
  const facts = { name: name.trim(), type, about, email, phone, website }
  const row: CompanyRow = { id, rev, locationId, ...facts, since: before?.since ?? at }
  if (before !== null && factsOf(before) === factsOf(row)) return writer
  await tx.putAll('company', [row])
  await writer.put('company', row)
  const subject = { kind: 'company' as const, id }
  await tellHistory(change, writer, locationId, [
    before === null
      ? { subject, kind: 'added', of: row }
      : { subject, kind: 'edited', before: factsOf(before), after: factsOf(row), of: row },
  ])
  return writer
}

function factsOf({ name, type, about, email, phone, website }: CompanyRow): string {
  return [name, type === 'member' ? 'member' : 'nonmember', email, phone, website, about]
    .filter((fact) => fact !== null && fact !== '')
    .join(' · ')
}
