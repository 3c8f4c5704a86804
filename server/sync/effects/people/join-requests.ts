import { locationStream } from '../../../../protocol/wire/ids.ts'
import type { JoinRequestRow } from '../../../../protocol/wire/rows/customers.ts'
import type { MembershipRow, UserRow } from '../../../../protocol/wire/rows/people.ts'
import { Refusal } from '../../refusal.ts'
import { requireRightThere } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import type { Change, Effect } from '../effect.ts'
import { tellHistory } from './history.ts'
import { mailDecision, mailInvitation } from './invitation.ts'
import { newMembership, streamsOfPeople } from './new-people.ts'

/** A person asks, in the portal, to become a member. Asking again while one is open changes what was written. */
export const putJoinRequest: Effect<'joinRequest.put'> = async (change, body) => {
  const { tx, actor, at } = change
  const { locationId, joinRequestId: id, message } = body
  if (actor.side !== 'customer') throw noSuchRequest()
  if ((await tx.location(locationId)) === null) throw noSuchLocation()
  const here = locationStream(locationId)
  const streams = await streamsOfPeople(tx, locationId, [actor.userId])
  const writer = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  const [membership] = await tx.memberships(locationId, [actor.userId])
  if (membership?.type === 'member') throw new Refusal('opConflict', 'You are a member here already.')
  const open = await tx.openJoinRequest(locationId, actor.userId)
  if (open === null && (await tx.joinRequest(id)) !== null) throw noSuchRequest()
  const row: JoinRequestRow = {
    id: open?.id ?? id,
    rev: (open?.rev ?? 0) + 1,
    locationId,
    userId: actor.userId,
    message,
    state: 'open',
    why: '',
    at: open?.at ?? at,
    decidedAt: null,
    decidedByUserId: null,
  }
  await tx.putAll('joinRequest', [row])
  // The desk of a location that does not know this person yet gets to see who asks.
  const [user] = await tx.users([actor.userId])
  if (membership === undefined && user !== undefined) await putAgain(change, writer, user)
  await writer.at(here).put('joinRequest', row)
  await tellHistory(change, writer.at(here), locationId, [
    { subject: { kind: 'user', id: actor.userId }, kind: 'requested', after: message, of: row },
  ])
  return writer
}

/** The desk approves, which makes a member, or declines and says why. Decided once: the second hears what was decided. */
export const decideJoinRequest: Effect<'joinRequest.decide'> = async (change, body) => {
  const { tx, actor, at } = change
  const found = await tx.joinRequest(body.joinRequestId)
  if (found === null) throw noSuchRequest()
  const { locationId, userId } = found
  const here = locationStream(locationId)
  const streams = await streamsOfPeople(tx, locationId, [userId])
  const writer = await StreamWriters.open(tx, streams, { actor: actor.userId, at })
  await requireRightThere(tx, actor, locationId, 'customers.write', noSuchRequest())
  const before = (await tx.joinRequest(found.id)) ?? found
  if (before.state !== 'open') {
    if (before.state === (body.approve ? 'approved' : 'declined')) return writer
    throw new Refusal('gone', `A colleague has ${before.state} this request already.`)
  }
  const row: JoinRequestRow = {
    ...before,
    rev: before.rev + 1,
    state: body.approve ? 'approved' : 'declined',
    why: body.approve ? '' : body.why,
    decidedAt: at,
    decidedByUserId: actor.userId,
  }
  await tx.putAll('joinRequest', [row])
  await writer.at(here).put('joinRequest', row)
  const [user] = await tx.users([userId])
  const [member] = await tx.memberships(locationId, [userId])
  if (body.approve && user !== undefined) {
    const companyId = body.companyId ?? member?.companyId ?? null
    if (body.companyId != null && (await tx.company(body.companyId))?.locationId !== locationId) {
      throw new Refusal('notFound', 'This company is no longer at this location.')
    }
    const terms = { type: 'member' as const, companyId, plan: body.plan ?? member?.plan ?? null }
    const membership: MembershipRow =
      member === undefined
        ? newMembership(userId, locationId, at, terms)
        : { ...member, ...terms, rev: member.rev + 1, since: at }
    if (member === undefined) await putAgain(change, writer, user)
    await tx.putAll('membership', [membership])
    await writer.at(here).put('membership', membership)
    await mailInvitation(change, locationId, user.email)
  } else {
    // Without a membership the desk has no more reason to see this person.
    if (member === undefined && user !== undefined) await writer.at(here).gone('user', userId, user.rev)
    await mailDecision(change, locationId, user?.email ?? null, body.why)
  }
  await tellHistory(change, writer.at(here), locationId, [
    {
      subject: { kind: 'user', id: userId },
      kind: body.approve ? 'approved' : 'declined',
      after: row.why === '' ? null : row.why,
      of: row,
    },
  ])
  return writer
}

/** Under a new revision: a location that knew this person before has a tombstone, which only a newer row overcomes (I12). */
async function putAgain({ tx }: Change, writer: StreamWriters, user: UserRow): Promise<void> {
  const row = { ...user, rev: user.rev + 1 }
  await tx.putAll('user', [row])
  await writer.put('user', row)
}

function noSuchRequest(): Refusal {
  return new Refusal('notFound', 'This request is no longer there.')
}

function noSuchLocation(): Refusal {
  return new Refusal('notFound', 'This location is no longer there.')
}
