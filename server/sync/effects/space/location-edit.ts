import { locationStream } from '../../../../protocol/wire/ids.ts'
import type { LocationRow } from '../../../../protocol/wire/rows/space.ts'
import { picturesIn, reduceRichText } from '../../../rules/reduce-rich-text.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'

type Edit = BodyOf<'location.edit'>

/**
 * Changes a location. Its page is not overwritten by somebody who hasn't seen it as it is: such an edit is refused, stays
 * in that person's outbox, and is laid beside the other one (use case 1).
 */
export const editLocation: Effect<'location.edit'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, locationId, 'location.write', noSuchLocation())
  const before = await tx.location(locationId)
  if (before === null) throw noSuchLocation()
  const { type: _type, locationId: _id, editId, basis: _basis, information: _written, ...fields } = body
  const information = await informationOf(change, body, before)
  const row = { ...before, ...fields, information, rev: before.rev + 1 }
  if (sameBut(before, row)) return writer
  await tx.putLocation(row)
  if (body.information !== undefined) await tx.setInformationBasis(locationId, { rev: row.rev, editId })
  await writer.put('location', row)
  return writer
}

async function informationOf(
  { tx, actor }: Change,
  body: Edit,
  before: LocationRow,
): Promise<LocationRow['information']> {
  if (body.information === undefined) return before.information
  const current = await tx.informationBasis(before.id)
  const isUponIt =
    current.rev <= body.basis.rev || (current.editId !== null && current.editId === body.basis.editId)
  if (!isUponIt) {
    throw new Refusal(
      'changedMeanwhile',
      'Somebody else has changed the Information page meanwhile. Compare the two, then publish yours or take theirs.',
    )
  }
  const pictures = await tx.publishFiles(picturesIn(body.information), actor.userId, before.id)
  return reduceRichText(body.information, pictures)
}

function sameBut(before: LocationRow, after: LocationRow): boolean {
  return JSON.stringify({ ...after, rev: before.rev }) === JSON.stringify(before)
}

function noSuchLocation(): Refusal {
  return new Refusal('notFound', 'This location is no longer available.')
}
