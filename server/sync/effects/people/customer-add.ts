import { locationStream } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'
import { tellHistory } from './history.ts'
import { mailInvitation } from './invitation.ts'
import { newMembership, newUsers, streamsOfPeople } from './new-people.ts'

/**
 * Adds a nonmember by hand, or invites a member, who gets a mail. The network has each person once: a known address names
 * the person who has it, whose own name and phone stay (mission.md, "user": edited by the user only).
 */
export const addCustomer: Effect<'customer.add'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId, as } = body
  const here = locationStream(locationId)
  if (body.email !== null) await tx.lockAddresses([body.email.trim().toLowerCase()])
  const found = await sameAddress(change, body)
  const streams = found === null ? ([here] as const) : await streamsOfPeople(tx, locationId, [found.id])
  const writer = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  await requireRight(tx, actor, locationId, 'customers.write')
  // Read again under the lock: two devices may add the same person at the same moment.
  const known = await sameAddress(change, body)
  if (known?.id !== found?.id) throw new Refusal('busy', 'Somebody else is adding this person.', 'backoff')
  if (as === 'member' && body.email === null) {
    throw new Refusal('badRequest', 'An invitation needs an e-mail address.')
  }
  if (body.companyId !== null && (await tx.company(body.companyId))?.locationId !== locationId) {
    throw new Refusal('notFound', 'This company is no longer at this location.')
  }
  if (known === null && (await tx.users([body.userId])).length > 0) {
    throw new Refusal('opConflict', 'This person has been stored before, under another operation.')
  }
  const userId = known?.id ?? body.userId
  const [member] = await tx.memberships(locationId, [userId])
  if (member !== undefined) {
    throw new Refusal('opConflict', `${known?.name ?? body.name} is a customer here already.`)
  }
  const user =
    known === null
      ? (await newUsers(tx, locationId, [{ ...body, id: userId }]))[0]!
      : { ...known, rev: known.rev + 1 }
  const membership = newMembership(userId, locationId, at, {
    type: as,
    companyId: body.companyId,
    plan: body.plan,
  })
  await tx.putAll('user', [user])
  await tx.putAll('membership', [membership])
  await writer.put('user', user)
  await writer.at(here).put('membership', membership)
  const subject = { kind: 'user' as const, id: userId }
  const kind = as === 'member' ? 'invited' : 'added'
  await tellHistory(change, writer.at(here), locationId, [
    { subject, kind, after: as === 'member' ? body.email : null, of: membership },
  ])
  if (as === 'member') await mailInvitation(change, locationId, user.email)
  return writer
}

async function sameAddress({ tx }: Change, { email }: BodyOf<'customer.add'>) {
  if (email === null) return null
  return (await tx.usersByEmail([email.trim().toLowerCase()]))[0] ?? null
}
