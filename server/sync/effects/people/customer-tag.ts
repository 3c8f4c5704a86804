import { customerId, locationStream } from '../../../../protocol/wire/ids.ts'
import type { CustomerRow } from '../../../../protocol/wire/rows/people.ts'
import { withTags } from '../../../../protocol/wire/tags.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'
import { tellHistory, type Told } from './history.ts'

const TAGS_MAX = 50

/**
 * Adds and removes tags of many customers. What each has beside them stays, so that two administrators who tag the same
 * people at once both get their way. Whoever is no longer here is left out; nobody left is a refusal.
 */
export const tagCustomers: Effect<'customer.tag'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const stored = new Map(
    (await tx.customers(body.subjects.map((subject) => customerId(locationId, subject)))).map((row) => [
      row.id,
      row,
    ]),
  )
  const rows: CustomerRow[] = []
  const told: Told[] = []
  let known = 0
  for (const subject of new Map(body.subjects.map((one) => [one.id, one])).values()) {
    if (!(await tx.isKnown(locationId, subject))) continue
    known++
    const id = customerId(locationId, subject)
    const before = stored.get(id)
    const tags = withTags(before?.tags ?? [], body.add, body.remove)
    if (tags.length > TAGS_MAX) {
      throw new Refusal('tooMany', `A customer can have ${TAGS_MAX} tags. Remove some first.`)
    }
    if (tags.join('\n') === (before?.tags ?? []).join('\n')) continue
    const row = { id, rev: (before?.rev ?? 0) + 1, locationId, subject, note: before?.note ?? '', tags }
    rows.push(row)
    told.push({
      subject,
      kind: 'tags',
      before: (before?.tags ?? []).join(', '),
      after: tags.join(', '),
      of: row,
    })
  }
  if (known === 0) throw new Refusal('notFound', 'None of these customers is at this location any more.')
  await tx.putAll('customer', rows)
  await writer.putAll('customer', rows)
  await tellHistory(change, writer, locationId, told)
  return writer
}
