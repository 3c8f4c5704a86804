import { customerId, locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Sets the internal note, the tags, or both: the last writer of each field wins, the other field stays. */
export const annotateCustomer: Effect<'customer.annotate'> = async ({ tx, actor, at }, body) => {
  const stream = locationStream(body.locationId)
  const writer = await StreamWriter.open(tx, stream, { actor: actor.userId, at })
  await requireRight(tx, actor, body.locationId, 'customers.write')
  if (!(await tx.isKnown(body.locationId, body.subject))) {
    throw new Refusal('notFound', 'This customer is no longer at this location.')
  }
  const id = customerId(body.locationId, body.subject)
  const before = await tx.customer(id)
  const row = {
    id,
    rev: (before?.rev ?? 0) + 1,
    locationId: body.locationId,
    subject: body.subject,
    note: body.note ?? before?.note ?? '',
    tags: body.tags ?? before?.tags ?? [],
  }
  await tx.putCustomer(row)
  await writer.put('customer', row)
  return writer
}
