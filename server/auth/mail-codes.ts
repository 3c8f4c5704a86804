import { randomInt } from 'node:crypto'
import { newId, type UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

const LASTS_MS = 10 * 60_000
const TRIES_MAX = 5

/** Who has this address, whatever its case, and belongs to a location; null when nobody does, or they are barred. */
export async function findUserByEmail(queries: Queries, email: string): Promise<UserId | null> {
  const [user] = await queries.query<{ id: UserId }>(
    `select u.id from users u where lower(u.email) = $1
       and exists (select 1 from memberships m where m.user_id = u.id)
       and not exists (select 1 from bars b where b.user_id = u.id and b.active)
     order by u.id limit 1`,
    [email.trim().toLowerCase()],
  )
  return user?.id ?? null
}

/** Makes a six-digit code that lasts ten minutes; the user's older ones no longer work. Only its hash is stored. */
export async function makeMailCode(database: Database, userId: UserId, now: number): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const hash = await hashPassword(code)
  await database.transaction(async (queries) => {
    await queries.query('delete from mail_codes where user_id = $1', [userId])
    await queries.query(
      'insert into mail_codes (id, user_id, code_hash, expires_at, tries) values ($1, $2, $3, $4, 0)',
      [newId(), userId, hash, now + LASTS_MS],
    )
  })
  return code
}

/**
 * Whether the code is the user's; it works once, and after five wrong tries no more. Without a user it takes as long
 * and answers no (security row 24).
 */
export async function useMailCode(
  database: Database,
  userId: UserId | null,
  code: string,
  now: number,
): Promise<boolean> {
  // The try is counted before the code is looked at: many at once get no more tries than one after the other.
  const [counted] = await database.query<{ id: string; codeHash: string }>(
    `update mail_codes set tries = tries + 1
     where user_id = $1 and expires_at > $2 and used_at is null and tries < $3
     returning id, code_hash as "codeHash"`,
    [userId, now, TRIES_MAX],
  )
  if (!(await verifyPassword(counted?.codeHash ?? null, code)) || counted === undefined) return false
  const used = await database.query(
    'update mail_codes set used_at = $2 where id = $1 and used_at is null returning id',
    [counted.id, now],
  )
  return used.length === 1
}
