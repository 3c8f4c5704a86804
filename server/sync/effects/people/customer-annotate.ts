import { customerId, locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'
import { tellHistory, type Told } from './history.ts'

/** Sets the internal note, the tags, or both: the last writer of each field wins, the other field stays. */
export const annotateCustomer: Effect<'customer.annotate'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId, subject } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  if (!(await tx.isKnown(locationId, subject))) {
    throw new Refusal('notFound', 'This customer is no longer at this location.')
  }
  const id = customerId(locationId, subject)
  const before = await tx.customer(id)
  const row = {
    id,
    rev: (before?.rev ?? 0) + 1,
    locationId,
    subject,
    note: body.note ?? before?.note ?? '',
    tags: body.tags ?? before?.tags ?? [],
  }
  await tx.putCustomer(row)
  await writer.put('customer', row)
  const told: Told[] = []
  const tags = [(before?.tags ?? []).join(', '), row.tags.join(', ')] as const
  if (row.note !== (before?.note ?? '')) {
    told.push({ subject, kind: 'note', before: before?.note ?? '', after: row.note, of: row })
  }
  if (tags[0] !== tags[1]) told.push({ subject, kind: 'tags', before: tags[0], after: tags[1], of: row })
  await tellHistory(change, writer, locationId, told)
  return writer
}
