import { newId, locationStream, type LocationId, type UserId } from '../../protocol/wire/ids.ts'
import type { MembershipRow, Privacy, UserRow } from '../../protocol/wire/rows/people.ts'
import type { BookedBy, LocationRow } from '../../protocol/wire/rows/space.ts'
import { emailName } from '../database/lock-names.ts'
import type { OutsideRows } from '../database/sql-outside.ts'
import { StreamWriters } from '../sync/stream-writers.ts'
import { EventProblem } from './event-problem.ts'
import type { Customer } from './kinds.ts'
import type { Taking } from './taking.ts'

/** A person as somebody at one location sees them, after they completed something there. */
export interface KnownPerson {
  user: UserRow
  here: MembershipRow
  bookedBy: BookedBy
}

/**
 * The names under which a person may come into being: whoever holds them makes nobody twice (use case 2). In: the event's
 * words for the person, and a new address that they get.
 */
export function namesOfPerson(customer: Customer, newEmail?: string): string[] {
  return [
    ...(customer.id === undefined ? [] : [`customer:${customer.id}`]),
    ...[customer.email, newEmail].flatMap((email) => (email === undefined ? [] : [emailName(email)])),
  ]
}

/** The person by the other system's id, else by the address; null when nobody is known. The names must be locked. */
export async function findPerson(rows: OutsideRows, { id, email }: Customer): Promise<UserRow | null> {
  const byId = id === undefined ? null : await rows.userByOutsideId(id)
  if (byId !== null) return byId
  const user = email === undefined ? null : await rows.userByEmail(email)
  if (user !== null && id !== undefined) await rows.saveOutsideId(id, user.id)
  return user
}

/** Holds the person whom an event means, when they are known: nobody else gives them a place, or edits them, meanwhile. */
export async function lockPerson({ tx, rows }: Taking, customer: Customer): Promise<void> {
  const user = await personNamed(rows, customer)
  if (user !== null) await tx.lockPeople([user.id])
}

/**
 * Opens the stream of a location for what an event completes there, and apart those of the other places that know its
 * person, where nothing but their own row is told. The person must be held.
 */
export async function openStreams(
  { tx, rows, at }: Taking,
  location: LocationId,
  customer: Customer,
): Promise<StreamWriters> {
  const user = await personNamed(rows, customer)
  const places = user === null ? [] : await tx.placesOf([user.id])
  return StreamWriters.open(tx, [locationStream(location)], { actor: null, at }, places.map(locationStream))
}

async function personNamed(rows: OutsideRows, { id, email }: Customer): Promise<UserRow | null> {
  const byId = id === undefined ? null : await rows.userByOutsideId(id)
  return byId ?? (email === undefined ? null : await rows.userByEmail(email))
}

/**
 * The person of a completed booking, order or payment. Somebody new becomes a user and a nonmember of the location, somebody
 * who is known elsewhere a nonmember here, too. In: streams that `openStreams` has opened.
 */
export async function personHere(
  taking: Taking,
  streams: StreamWriters,
  { id: location, defaultPrivacy }: LocationRow,
  customer: Customer,
): Promise<KnownPerson> {
  const { tx, rows } = taking
  const found = await findPerson(rows, customer)
  let user = found ?? (await makeUser(rows, customer, defaultPrivacy))
  const memberships = await rows.memberships(user.id)
  const bookedBy = bookedByOf(memberships, location)
  const known = memberships.find(({ locationId }) => locationId === location)
  if (known !== undefined) return { user, here: known, bookedBy }
  const here = nonmember(user.id, location, taking.at)
  await rows.putMembership(here)
  if (found !== null) {
    // A location that saw this person go has a tombstone, which only a newer row overcomes (I12).
    user = { ...found, rev: found.rev + 1 }
    await rows.putUser(user)
  }
  for (const place of await tx.placesOf([user.id])) await streams.at(locationStream(place)).put('user', user)
  await streams.at(locationStream(location)).put('membership', here)
  return { user, here, bookedBy }
}

async function makeUser(rows: OutsideRows, customer: Customer, privacy: Privacy): Promise<UserRow> {
  const { id, name, email = null, phone = null } = customer
  if (name === undefined) throw new EventProblem('data.customer.name: nobody of this id or email is known')
  const user: UserRow = {
    id: newId() as UserId,
    rev: 1,
    name,
    email: email?.toLowerCase() ?? null,
    phone,
    about: '',
    photo: null,
    privacy,
  }
  await rows.putUser(user)
  if (id !== undefined) await rows.saveOutsideId(id, user.id)
  return user
}

/** A membership of somebody who is no member, made now; it is yet to be stored. `since` in milliseconds. */
export function nonmember(userId: UserId, locationId: LocationId, since: number): MembershipRow {
  return {
    id: newId(),
    rev: 1,
    userId,
    locationId,
    type: 'nonmember',
    adminRole: null,
    companyId: null,
    companyRole: null,
    plan: null,
    since,
  }
}

/** Who booked, as Notifications filters by it: what they were when they did. */
function bookedByOf(memberships: readonly MembershipRow[], location: LocationId): BookedBy {
  const here = memberships.find(({ locationId }) => locationId === location)
  if ((here?.adminRole ?? null) !== null) return 'administrators'
  if (here?.type === 'member') return 'locationMembers'
  if (memberships.some(({ type }) => type === 'member')) return 'networkMembers'
  return 'nonmembers'
}
