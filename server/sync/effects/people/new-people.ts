import {
  locationStream,
  newId,
  type LocationId,
  type StreamId,
  type UserId,
} from '../../../../protocol/wire/ids.ts'
import { DEFAULT_PRIVACY, type MembershipRow, type UserRow } from '../../../../protocol/wire/rows/people.ts'
import type { SyncTransaction } from '../../storage.ts'

/**
 * The row of somebody whom an administrator makes known; from now on only the person changes it. They show to others what
 * the network's owner has chosen for new people.
 */
export async function newUsers(
  tx: SyncTransaction,
  locationId: LocationId,
  people: readonly Pick<UserRow, 'id' | 'name' | 'email' | 'phone'>[],
): Promise<UserRow[]> {
  const location = await tx.location(locationId)
  const privacy = location?.defaultPrivacy ?? DEFAULT_PRIVACY
  return people.map(({ id, name, email, phone }) => {
    return { id, rev: 1, name, email, phone, about: '', photo: null, privacy }
  })
}

/** A membership that begins now. Its id is new each time: one that was removed never comes back under its old id (I12). */
export function newMembership(
  userId: UserId,
  locationId: LocationId,
  at: number,
  more: Pick<MembershipRow, 'type' | 'companyId' | 'plan'>,
): MembershipRow {
  return { id: newId(), rev: 1, userId, locationId, adminRole: null, companyRole: null, since: at, ...more }
}

/**
 * Holds these people, so that nobody else gives them a place meanwhile, and finds the streams of all locations that know one
 * of them, besides that of one location, which comes first.
 */
export async function streamsOfPeople(
  tx: SyncTransaction,
  locationId: LocationId,
  userIds: readonly UserId[],
): Promise<[StreamId, ...StreamId[]]> {
  await tx.lockPeople(userIds)
  return [locationStream(locationId), ...(await tx.placesOf(userIds)).map(locationStream)]
}
