import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight, requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Writes what one shift tells the next. Until a colleague has acknowledged it, its author may change it. */
export const writeHandOver: Effect<'handOver.write'> = async ({ tx, actor, at }, body) => {
  const { handOverId: id, locationId, note } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'chat.reply')
  const before = await tx.handOver(id)
  if (before !== null) {
    if (before.locationId !== locationId) throw noSuchHandOver()
    if (before.byUserId !== actor.userId) {
      throw new Refusal('forbidden', 'Only its author can change a hand-over. Write one of your own.')
    }
    if (before.acknowledgedAt !== null) {
      throw new Refusal('gone', 'This hand-over was acknowledged and can’t change any more. Write a new one.')
    }
  }
  const row = {
    id,
    rev: (before?.rev ?? 0) + 1,
    locationId,
    byUserId: actor.userId,
    note,
    at,
    acknowledgedByUserId: null,
    acknowledgedAt: null,
  }
  await tx.putHandOver(row)
  await writer.put('handOver', row)
  return writer
}

/** A colleague confirms a hand-over. The first one is named; doing it again is no error. */
export const acknowledgeHandOver: Effect<'handOver.acknowledge'> = async ({ tx, actor, at }, body) => {
  const found = await tx.handOver(body.handOverId)
  if (found === null) throw noSuchHandOver()
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, found.locationId, 'chat.reply', noSuchHandOver())
  const before = (await tx.handOver(body.handOverId)) ?? found
  if (before.byUserId === actor.userId) {
    throw new Refusal('forbidden', 'A hand-over is acknowledged by a colleague, not by its author.')
  }
  if (before.acknowledgedAt !== null) return writer
  const row = { ...before, rev: before.rev + 1, acknowledgedByUserId: actor.userId, acknowledgedAt: at }
  await tx.putHandOver(row)
  await writer.put('handOver', row)
  return writer
}

function noSuchHandOver(): Refusal {
  return new Refusal('notFound', 'This hand-over is not on the server.')
}
