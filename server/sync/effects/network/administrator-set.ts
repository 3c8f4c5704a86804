import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireOwner } from '../../rights.ts'
import { StreamWriter } from '../../stream-writer.ts'
import type { Effect } from '../effect.ts'

/**
 * Gives somebody a role at a location, changes it, or takes it. Only owners do it, and nobody to themselves: so there is
 * always an owner left, and nobody locks themselves out by a slip. With the last role all sessions end.
 */
export const setAdministrator: Effect<'administrator.set'> = async ({ tx, actor, at }, body) => {
  const { locationId, userId, adminRole, chat } = body
  const writer = await StreamWriter.open(tx, locationStream(locationId), { actor: actor.userId, at })
  await requireOwner(tx, actor, locationId)
  if (userId === actor.userId) {
    throw new Refusal('forbidden', 'You can’t change your own role. Another owner can.')
  }
  const before = await tx.standing(locationId, userId)
  if (before === null) throw new Refusal('notFound', 'This person is no longer at this location.')
  if (adminRole !== null && before.adminRole === null && !(await tx.hasAccount(userId))) {
    throw new Refusal(
      'forbidden',
      'This person has no account for the desk yet. Invite them by e-mail instead.',
    )
  }
  const chatPermissions = adminRole === null ? null : chat
  const row = { ...before, rev: before.rev + 1, adminRole, chatPermissions }
  await tx.putAll('membership', [row])
  // Nowhere at work any more: every device is signed out, and wipes what it has.
  if (adminRole === null && (await tx.access(userId)) === null) await tx.endSessions(userId, at, 'roleEnded')
  await writer.put('membership', row)
  return writer
}
