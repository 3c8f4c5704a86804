import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight, requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** Makes or changes a saved reply of a location; the last writer wins. A removed one stays removed (I12). */
export const putSavedReply: Effect<'savedReply.put'> = async ({ tx, actor, at }, body) => {
  const { savedReplyId: id, locationId, title, text } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'chat.reply')
  const stored = await tx.savedReply(id)
  if (stored !== null && stored.row.locationId !== locationId) throw noSuchReply()
  if (stored?.isRemoved === true)
    throw new Refusal('gone', 'This saved reply was removed. Save it as a new one.')
  if (stored?.row.title === title && stored.row.text === text) return writer
  const row = { id, rev: (stored?.row.rev ?? 0) + 1, locationId, title, text }
  await tx.putSavedReply(row)
  await writer.put('savedReply', row)
  return writer
}

/** Removes a saved reply for good. Removing twice is no error. */
export const removeSavedReply: Effect<'savedReply.remove'> = async ({ tx, actor, at }, body) => {
  const found = await tx.savedReply(body.savedReplyId)
  if (found === null) throw noSuchReply()
  const { id, locationId } = found.row
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, locationId, 'chat.reply', noSuchReply())
  const stored = (await tx.savedReply(id)) ?? found
  if (stored.isRemoved) return writer
  const rev = stored.row.rev + 1
  await tx.removeSavedReply(id, rev)
  await writer.gone('savedReply', id, rev)
  return writer
}

function noSuchReply(): Refusal {
  return new Refusal('notFound', 'This saved reply is not on the server.')
}
