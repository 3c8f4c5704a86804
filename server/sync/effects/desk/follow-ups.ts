import { locationStream, type LocationId } from '../../../../protocol/wire/ids.ts'
import type { FollowUpDue } from '../../../../protocol/wire/rows/desk.ts'
import { Refusal } from '../../refusal.ts'
import { noSuchChat, requireDeskPart, requireRightThere } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Change, Effect } from '../effect.ts'

/**
 * Makes a follow-up about a desk chat, or changes its text and when it is due; whoever may reply there may, and the last
 * writer wins. Who promised it, and whether it is done, stay.
 */
export const putFollowUp: Effect<'followUp.put'> = async (change, body) => {
  const { tx, actor, at } = change
  if (actor.side !== 'desk') throw noSuchChat()
  const conversation = await tx.conversation(body.conversationId)
  if (conversation === null) throw noSuchChat()
  const { locationId } = conversation
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireDeskPart(tx, actor, conversation, 'chat.reply')
  const before = await tx.followUp(body.followUpId)
  if (before !== null && before.conversationId !== body.conversationId) throw noSuchFollowUp()
  await requireDue(change, locationId, body.due)
  const row = {
    id: body.followUpId,
    rev: (before?.rev ?? 0) + 1,
    locationId,
    conversationId: body.conversationId,
    byUserId: before?.byUserId ?? actor.userId,
    text: body.text,
    due: body.due,
    createdAt: before?.createdAt ?? at,
    doneAt: before?.doneAt ?? null,
    doneByUserId: before?.doneByUserId ?? null,
  }
  await tx.putFollowUp(row)
  await writer.put('followUp', row)
  return writer
}

/** Says that a follow-up is done, or is open again. The first one to do it is named. */
export const setFollowUpDone: Effect<'followUp.done'> = async ({ tx, actor, at }, body) => {
  const found = await tx.followUp(body.followUpId)
  if (found === null) throw noSuchFollowUp()
  const writer = await StreamWriter.open(tx, locationStream(found.locationId), { actor: actor.userId, at })
  await requireRightThere(tx, actor, found.locationId, 'chat.reply', noSuchFollowUp())
  const before = (await tx.followUp(body.followUpId)) ?? found
  if ((before.doneAt !== null) === body.done) return writer
  const done = body.done ? { doneAt: at, doneByUserId: actor.userId } : { doneAt: null, doneByUserId: null }
  const row = { ...before, ...done, rev: before.rev + 1 }
  await tx.putFollowUp(row)
  await writer.put('followUp', row)
  return writer
}

async function requireDue({ tx }: Change, location: LocationId, due: FollowUpDue): Promise<void> {
  if (due.kind === 'checkIn' && !(await tx.isVisitAt(location, due.visitId))) {
    throw new Refusal('notFound', 'The visit that this waits for is not at this location.')
  }
  if (due.kind === 'bookingEnd' && !(await tx.isBookingAt(location, due.bookingId))) {
    throw new Refusal('notFound', 'The booking that this waits for is not at this location.')
  }
}

function noSuchFollowUp(): Refusal {
  return new Refusal('notFound', 'This follow-up is not on the server.')
}
