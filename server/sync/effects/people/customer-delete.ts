import { customerId, locationStream } from '../../../../protocol/wire/ids.ts'
import type { HangsOn } from '../../people-work.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/** What hangs on somebody, inside "… has … here". */
const WORDS: Record<HangsOn, string> = {
  chat: 'a chat',
  booking: 'a booking or a payment',
  visit: 'a visit',
  post: 'a post or a comment',
  report: 'a report or a block',
  portal: 'used the portal',
  notification: 'a notification that names them',
  signature: 'been asked to sign a document, which is kept as evidence',
}

/**
 * Takes a nonmember away again who was added by hand by mistake: membership, notes, tags, history, and the person, too,
 * when no other location knows them. Only while nothing else hangs on them, looked at in this transaction; every device
 * purges the rows. Somebody added again is a new person (I12).
 */
export const deleteCustomer: Effect<'customer.delete'> = async (
  { tx, actor, at },
  { locationId, userId },
) => {
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  const [membership] = await tx.memberships(locationId, [userId])
  const [user] = await tx.users([userId])
  if (membership === undefined || user === undefined) {
    throw new Refusal('notFound', 'This customer is no longer at this location.')
  }
  if (membership.adminRole !== null) {
    throw new Refusal('forbidden', 'This person works here. Administrators are not deleted as customers.')
  }
  if (membership.type !== 'nonmember') {
    throw new Refusal('forbidden', 'This is a member. Remove them from the members first.')
  }
  const kept = await tx.hangsOn(locationId, userId)
  if (kept !== null) {
    throw new Refusal('opConflict', `${user.name} can’t be deleted: this person has ${WORDS[kept]}.`)
  }
  await tx.removeMemberships([membership.id])
  // The person goes everywhere when nobody else knows them; else only from this location.
  const isForgotten = (await tx.membershipsOf([userId])).length === 0
  const noteId = customerId(locationId, { kind: 'user', id: userId })
  const [note] = await tx.customers([noteId])
  if (note !== undefined && isForgotten) {
    await tx.removeCustomers([noteId])
    await writer.gone('customer', noteId, note.rev + 1)
  } else if (note !== undefined) {
    // Who is known elsewhere may come back, and their notes under the same id: a tombstone would keep those away (I12).
    const emptied = { ...note, rev: note.rev + 1, note: '', tags: [] }
    await tx.putCustomer(emptied)
    await writer.put('customer', emptied)
  }
  await writer.gone('membership', membership.id, membership.rev + 1)
  for (const { entity, id, rev } of await tx.removeTraces(locationId, [userId])) {
    await writer.gone(entity, id, rev + 1)
  }
  const goneRev = isForgotten ? user.rev + 1 : user.rev
  if (isForgotten) await tx.forgetUsers([{ id: userId, rev: goneRev }])
  await writer.gone('user', userId, goneRev)
  return writer
}
