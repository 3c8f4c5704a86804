import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Says whether what members register at a location waits for the desk. What waits already goes on waiting. */
export const needApproval: Effect<'visit.needApproval'> = async ({ tx, actor, at }, body) => {
  const writer = await StreamWriter.open(tx, locationStream(body.locationId), { actor: actor.userId, at })
  const hidden = new Refusal('notFound', 'This location is no longer available.')
  await requireRightThere(tx, actor, body.locationId, 'location.write', hidden)
  const location = await tx.location(body.locationId)
  if (location === null) throw hidden
  if (location.visitsNeedApproval === body.needed) return writer
  const row = { ...location, rev: location.rev + 1, visitsNeedApproval: body.needed }
  await tx.putLocation(row)
  await writer.put('location', row)
  return writer
}
