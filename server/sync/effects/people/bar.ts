import { locationStream, userStream, type UserId } from '../../../../protocol/wire/ids.ts'
import { Refusal } from '../../refusal.ts'
import { requireRight } from '../../rights.ts'
import { StreamWriters } from '../../stream-writers.ts'
import { renewClosing } from '../chats/direct-chat.ts'
import type { BodyOf, Change, Effect } from '../effect.ts'

/**
 * Bars a person from the network, or lets them in again. Every session of theirs ends with this commit, signing in is
 * answered as for an unknown address, and their direct chats become read-only for the others. Whoever may change customers
 * decides; about an administrator, only an owner.
 */
export const putBar: Effect<'bar.put'> = async (change, body) => {
  const { tx, actor, at } = change
  const { userId } = body
  await requireDecision(change, body)
  const chats = await tx.directChatsOf(userId)
  const others = chats.flatMap(({ participantIds }) => participantIds)
  await tx.lockPeople([userId])
  const locations = (await tx.membershipsOf([userId])).map(({ locationId }) => locationId)
  const writers = await StreamWriters.open(
    tx,
    [
      locationStream(body.locationId),
      ...locations.map(locationStream),
      ...[...others, userId].map((id) => userStream(id)),
    ],
    { actor: actor.userId, at },
  )
  const before = await tx.bar(userId)
  if ((before?.active ?? false) === body.active) return writers
  const row = {
    id: userId,
    rev: (before?.rev ?? 0) + 1,
    active: body.active,
    reason: body.reason,
    byUserId: actor.userId,
    at,
  }
  await tx.putBar(row)
  if (body.active) await tx.endSessions(userId, at, 'barred')
  for (const locationId of new Set([body.locationId, ...locations])) {
    await writers.at(locationStream(locationId)).put('bar', row)
  }
  for (const chat of chats) {
    await renewClosing({ tx }, chat, async (changed) => {
      for (const id of chat.participantIds) await writers.at(userStream(id)).put('conversation', changed)
    })
  }
  return writers
}

async function requireDecision({ tx, actor }: Change, body: BodyOf<'bar.put'>): Promise<void> {
  await requireRight(tx, actor, body.locationId, 'customers.write')
  if (!(await tx.isKnown(body.locationId, { kind: 'user', id: body.userId }))) {
    throw new Refusal('notFound', 'This customer is no longer at this location.')
  }
  if (body.userId === actor.userId) throw new Refusal('forbidden', 'You can’t bar yourself from the network.')
  if ((await tx.access(body.userId)) !== null && !(await isOwner(tx, actor.userId))) {
    throw new Refusal('forbidden', 'Only an owner can bar an administrator from the network.')
  }
}

async function isOwner(tx: Change['tx'], userId: UserId): Promise<boolean> {
  const access = await tx.access(userId)
  return access?.locations.some(({ adminRole }) => adminRole === 'owner') ?? false
}
