import { locationStream, type StreamId } from '../../../protocol/wire/ids.ts'
import type { MembershipRow, UserRow } from '../../../protocol/wire/rows/people.ts'
import { StreamWriters } from '../../sync/stream-writers.ts'
import { EventProblem } from '../event-problem.ts'
import type { DataOf } from '../kinds.ts'
import { findPerson } from '../people.ts'
import { ignored, locationOf, type Taken, type Taking } from '../taking.ts'

/**
 * What the operator's member system knows better: name, address, phone, and whether somebody is a member of a location. A
 * nonmember who becomes a member stays the same person, and so keeps the chat (use case 2). Makes nobody.
 */
export async function customerChanged(taking: Taking, data: DataOf<'customer.changed'>): Promise<Taken> {
  const { tx, rows, at, toldAt } = taking
  const found = await findPerson(rows, data.customer)
  if (found === null) return ignored('Nobody of this id or email is known here.')
  if ((await rows.changedAt(found.id)) > toldAt) return ignored('A newer event told of this person.')
  const place = data.membership && (await locationOf(taking, data.membership.location))
  const everywhere = (await tx.placesOf([found.id])).map(locationStream)
  const wanted = place === undefined ? everywhere : [locationStream(place.id), ...everywhere]
  const [first, ...more] = wanted
  if (first === undefined) return ignored('This person is at no location.')
  const streams = await StreamWriters.open(tx, [first, ...more], { actor: null, at })

  const user = await changedUser(taking, found, data.changes)
  if (user !== null) {
    await rows.putUser(user)
    for (const stream of new Set<StreamId>(everywhere)) await streams.at(stream).put('user', user)
  }
  if (data.membership !== undefined && place !== undefined) {
    // Read under the lock of its stream: whoever changes a membership holds that.
    const before = (await rows.memberships(found.id)).find(({ locationId }) => locationId === place.id)
    if (before === undefined)
      throw new EventProblem('data.membership.location: this person is not known there')
    const membership = changedMembership(before, data.membership)
    if (membership !== null) {
      await rows.putMembership(membership)
      await streams.at(locationStream(place.id)).put('membership', membership)
    }
  }
  await rows.saveChangedAt(found.id, toldAt)
  return { answer: { status: 'done' }, batches: streams.batches }
}

/** Null when nothing is different. */
async function changedUser(
  { rows }: Taking,
  found: UserRow,
  changes: DataOf<'customer.changed'>['changes'],
): Promise<UserRow | null> {
  const before = (await rows.user(found.id)) ?? found
  const email = changes.email?.toLowerCase()
  if (email !== undefined) {
    const holder = await rows.userByEmail(email)
    if (holder !== null && holder.id !== before.id) {
      throw new EventProblem('data.changes.email: another person has this address')
    }
  }
  const after = {
    ...before,
    name: changes.name ?? before.name,
    email: email ?? before.email,
    phone: changes.phone === undefined ? before.phone : changes.phone,
  }
  const isSame = after.name === before.name && after.email === before.email && after.phone === before.phone
  return isSame ? null : { ...after, rev: before.rev + 1 }
}

/** Null when nothing is different. */
function changedMembership(
  before: MembershipRow,
  { type, plan }: NonNullable<DataOf<'customer.changed'>['membership']>,
): MembershipRow | null {
  const after = { ...before, type, plan: plan === undefined ? before.plan : plan }
  if (after.type === before.type && after.plan === before.plan) return null
  return { ...after, rev: before.rev + 1 }
}
