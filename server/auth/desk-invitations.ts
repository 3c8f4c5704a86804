import { locationStream, newId, type InvitationMailId, type UserId } from '../../protocol/wire/ids.ts'
import type { Batch } from '../../protocol/wire/events.ts'
import type { DeskInvitationRow } from '../../protocol/wire/rows/desk-invitations.ts'
import type { UserRow } from '../../protocol/wire/rows/people.ts'
import type { Database, Queries } from '../database/database.ts'
import { syncTransactionOn } from '../database/sync-storage.ts'
import { newMembership, newUsers, streamsOfPeople } from '../sync/effects/people/new-people.ts'
import type { SyncTransaction } from '../sync/storage.ts'
import { StreamWriters } from '../sync/stream-writers.ts'
import { createAccount, findAccount } from './accounts.ts'
import { hashOf } from './tokens.ts'

/** What a link invites to, at this moment. */
export interface Invited {
  email: string
  name: string
  invitedBy: string
  /** The person who has the address; null for somebody who is new to the network. */
  userId: UserId | null
  hasPassword: boolean
  rows: DeskInvitationRow[]
}

/**
 * What the secret of a mailed link invites to; null for one that is unknown, used, withdrawn or expired, for an address
 * whose person is barred, and when nobody who invited is an owner any more: these can't be told apart.
 */
export async function invitedBy(queries: Queries, secret: string, now: number): Promise<Invited | null> {
  const [link] = await queries.query<{ mailId: InvitationMailId }>(
    'select mail_id as "mailId" from invitation_links where hash = $1',
    [hashOf(secret)],
  )
  if (link === undefined) return null
  const tx = syncTransactionOn(queries)
  const rows: DeskInvitationRow[] = []
  for (const row of await tx.deskInvitationsOf(link.mailId)) {
    if (row.state === 'open' && row.expiresAt > now && (await isOwner(tx, row))) rows.push(row)
  }
  const [first] = rows
  if (first === undefined) return null
  const userId = await personOf(queries, tx, first.email)
  if (userId !== null && (await tx.bar(userId))?.active === true) return null
  return {
    email: first.email,
    name: first.name,
    invitedBy: (await tx.users([first.byUserId]))[0]?.name ?? 'An owner',
    userId,
    hasPassword: userId !== null && (await tx.hasAccount(userId)),
    rows,
  }
}

/**
 * Accepts an invitation, once: the person gets the roles, and a password unless they have one. One e-mail is one person:
 * whoever has the address is the one. Out: the batches to announce; null when the link no longer works.
 */
export function acceptInvitation(
  database: Database,
  given: { secret: string; name: string; password: string | null },
  now: number,
): Promise<Batch[] | null> {
  return database.transaction(async (queries) => {
    const before = await invitedBy(queries, given.secret, now)
    if (before === null) return null
    const tx = syncTransactionOn(queries)
    await tx.lockAddresses([before.email.toLowerCase()])
    const userId = await personOf(queries, tx, before.email)
    const here = before.rows.map(({ locationId }) => locationStream(locationId))
    const known = await streamsOfPeople(tx, before.rows[0]!.locationId, userId === null ? [] : [userId])
    const [found] = userId === null ? [] : await tx.users([userId])
    const user = found ?? (await newUser(tx, before, given.name))
    const writers = await StreamWriters.open(tx, [known[0], ...known, ...here], { actor: user.id, at: now })
    // Again under the locks: of two who open the link at once, one accepts.
    const invited = await invitedBy(queries, given.secret, now)
    if (invited === null || (!invited.hasPassword && given.password === null)) return null
    if (found === undefined) await tx.putAll('user', [user])
    for (const row of invited.rows) await take(tx, writers, user, row, now)
    if (!invited.hasPassword && given.password !== null) {
      await createAccount(queries, { userId: user.id, email: invited.email, password: given.password })
    }
    await tx.setInvitationLink(invited.rows[0]!.mailId, null)
    return writers.batches
  })
}

/** One role at one location. A role that the person was given in the meantime stays. */
async function take(
  tx: SyncTransaction,
  writers: StreamWriters,
  user: UserRow,
  row: DeskInvitationRow,
  now: number,
): Promise<void> {
  const { locationId, adminRole, chatPermissions } = row
  const stream = writers.at(locationStream(locationId))
  const standing = await tx.standing(locationId, user.id)
  if (standing === null) {
    const joined = newMembership(user.id, locationId, now, { type: 'member', companyId: null, plan: null })
    const membership = { ...joined, adminRole, chatPermissions }
    await tx.putAll('membership', [membership])
    await stream.put('user', user)
    await stream.put('membership', membership)
  } else if (standing.adminRole === null) {
    const membership = { ...standing, rev: standing.rev + 1, adminRole, chatPermissions }
    await tx.putAll('membership', [membership])
    await stream.put('membership', membership)
  }
  const accepted: DeskInvitationRow = { ...row, rev: row.rev + 1, state: 'accepted' }
  await tx.putAll('deskInvitation', [accepted])
  await stream.put('deskInvitation', accepted)
}

async function newUser(tx: SyncTransaction, { email, rows }: Invited, name: string): Promise<UserRow> {
  const person = { id: newId() as UserId, name, email, phone: null }
  return (await newUsers(tx, rows[0]!.locationId, [person]))[0]!
}

/** Whoever signs in with the address, else whoever has it in their profile. */
async function personOf(queries: Queries, tx: SyncTransaction, email: string): Promise<UserId | null> {
  const account = await findAccount(queries, email)
  return account?.userId ?? (await tx.usersByEmail([email.toLowerCase()]))[0]?.id ?? null
}

/** The invitation counts while the one who sent it is an owner there. */
async function isOwner(tx: SyncTransaction, { byUserId, locationId }: DeskInvitationRow): Promise<boolean> {
  const locations = (await tx.access(byUserId))?.locations ?? []
  return locations.some((one) => one.locationId === locationId && one.adminRole === 'owner')
}
