import { randomInt } from 'node:crypto'
import { newId, type UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { hashOf } from './tokens.ts'

const LASTS_MS = 10 * 60_000
const TRIES_MAX = 5
/** Of one user. */
const KNOWN_BROWSERS = 10

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

/**
 * Makes a six-digit code that lasts ten minutes, for the browser with this ticket; its older ones no longer work. Only the
 * hashes of both are stored.
 */
export async function makeMailCode(
  database: Database,
  userId: UserId,
  ticket: string,
  now: number,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const hash = await hashPassword(code)
  await database.transaction(async (queries) => {
    await queries.query(
      'delete from mail_codes where user_id = $1 and used_at is null and (ticket_hash = $2 or expires_at <= $3)',
      [userId, hashOf(ticket), now],
    )
    await queries.query(
      `insert into mail_codes (id, user_id, ticket_hash, code_hash, expires_at, tries)
       values ($1, $2, $3, $4, $5, 0)`,
      [newId(), userId, hashOf(ticket), hash, now + LASTS_MS],
    )
  })
  return code
}

/** Knows the browser with this ticket as one of the user's, within the caller's transaction: they signed up with it. */
export async function rememberBrowser(
  queries: Queries,
  userId: UserId,
  ticket: string,
  now: number,
): Promise<void> {
  await queries.query(
    `insert into mail_codes (id, user_id, ticket_hash, code_hash, expires_at, tries, used_at)
     values ($1, $2, $3, '', $4, 0, $4)`,
    [newId(), userId, hashOf(ticket), now],
  )
}

/**
 * Whether the code is the user's, and was mailed for the browser with this ticket; it works once, and after five wrong tries
 * with this ticket no more. Tries without it touch nobody's code. Without a user it takes as long and answers no (security
 * row 24).
 */
export async function useMailCode(
  database: Database,
  userId: UserId | null,
  { ticket, code }: { ticket: string; code: string },
  now: number,
): Promise<boolean> {
  // The try is counted before the code is looked at: many at once get no more tries than one after the other.
  const [counted] = await database.query<{ id: string; codeHash: string }>(
    `update mail_codes set tries = tries + 1
     where user_id = $1 and ticket_hash = $2 and expires_at > $3 and used_at is null and tries < $4
     returning id, code_hash as "codeHash"`,
    [userId, hashOf(ticket), now, TRIES_MAX],
  )
  if (!(await verifyPassword(counted?.codeHash ?? null, code)) || counted === undefined) return false
  const used = await database.query(
    'update mail_codes set used_at = $2 where id = $1 and used_at is null returning id',
    [counted.id, now],
  )
  // What was used stays as the sign of a known browser; of the oldest, and of this browser's older ones, nothing does.
  await database.query(
    `delete from mail_codes c where c.user_id = $1 and c.id <> $2 and (c.ticket_hash = $3 or c.used_at is not null
       and (select count(*) from mail_codes newer where newer.user_id = $1 and newer.used_at > c.used_at) >= $4)`,
    [userId, counted.id, hashOf(ticket), KNOWN_BROWSERS],
  )
  return used.length === 1
}
