import type { UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'

/** How many bytes of files one user may have on the server, when the network does not say otherwise: 100 GiB. */
export const QUOTA_BYTES = 100 * 1024 ** 3

/** What is left of a user's quota, in bytes: files that are here count, and so does all of an upload that was begun. */
export async function freeBytes(queries: Queries, quotaBytes: number, userId: UserId): Promise<number> {
  const [used] = await queries.query<{ bytes: number }>(
    `select (
       coalesce((select sum(size_bytes) from files where owner_user_id = $1), 0)
       + coalesce((
           select sum(u.size_bytes) from uploads u
           where u.user_id = $1 and not exists (select 1 from files f where f.upload_id = u.id)
         ), 0)
     )::bigint as bytes`,
    [userId],
  )
  return Math.max(0, quotaBytes - (used?.bytes ?? 0))
}

/** Until the end of the transaction nobody else begins an upload of this user. */
export async function lockUser(queries: Queries, userId: UserId): Promise<void> {
  await queries.query('select 1 from users where id = $1 for update', [userId])
}
