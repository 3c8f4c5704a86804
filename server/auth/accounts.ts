import type { UserId } from '../../protocol/wire/ids.ts'
import type { AdministratorRole } from '../../protocol/wire/rows/people.ts'
import type { LocationId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'
import type { Queries } from '../database/database.ts'
import { permissionsOf } from '../rules/permissions.ts'
import { hashPassword } from './passwords.ts'

/** Gives a user a password to sign in to the desk with. The address is the name of the account. */
export async function createAccount(
  queries: Queries,
  account: { userId: UserId; email: string; password: string },
): Promise<void> {
  await queries.query('insert into accounts (user_id, email, password_hash) values ($1, $2, $3)', [
    account.userId,
    account.email.trim().toLowerCase(),
    await hashPassword(account.password),
  ])
}

/** The account of an address, whatever its case; null when there is none, or its user is barred. */
export async function findAccount(
  queries: Queries,
  email: string,
): Promise<{ userId: UserId; passwordHash: string } | null> {
  const [account] = await queries.query<{ userId: UserId; passwordHash: string }>(
    `select user_id as "userId", password_hash as "passwordHash" from accounts a where email = $1
       and not exists (select 1 from bars b where b.user_id = a.user_id and b.active)`,
    [email.trim().toLowerCase()],
  )
  return account ?? null
}

interface AdministratorRecord {
  name: string
  email: string | null
  locationId: LocationId
  adminRole: AdministratorRole
  chatPermissions: string[] | null
}

/** What a user may do now, and where; null for anybody who administers nothing. */
export async function accessOf(queries: Queries, userId: UserId): Promise<Access | null> {
  const records = await queries.query<AdministratorRecord>(
    `select u.name, coalesce(a.email, u.email) as email, m.location_id as "locationId",
       m.admin_role as "adminRole", m.chat_permissions as "chatPermissions"
     from memberships m join users u on u.id = m.user_id left join accounts a on a.user_id = u.id
     where m.user_id = $1 and m.admin_role is not null
       and not exists (select 1 from bars b where b.user_id = m.user_id and b.active)
     order by m.since, m.location_id`,
    [userId],
  )
  const [first] = records
  if (first === undefined) return null
  return {
    userId,
    name: first.name,
    email: first.email ?? '',
    locations: records.map(({ locationId, adminRole, chatPermissions }) => ({
      locationId,
      adminRole,
      permissions: permissionsOf(adminRole, chatPermissions),
    })),
  }
}
