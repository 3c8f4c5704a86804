import { randomInt } from 'node:crypto'
import { newId, type UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { hashOf, newToken } from './tokens.ts'

const CODE_LASTS_MS = 10 * 60_000
const TRIES_MAX = 5
/** How long the old address can take it back. */
const TAKE_BACK_MS = 7 * 86_400_000

/** Notes that somebody wants this address (in small letters), with a six-digit code; an older wish no longer works. Out: the code. */
export async function makeEmailChange(
  database: Database,
  userId: UserId,
  newEmail: string,
  now: number,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const hash = await hashPassword(code)
  await database.transaction(async (queries) => {
    await forgetWishes(queries, userId)
    await queries.query(
      `insert into email_changes (id, user_id, new_email, code_hash, expires_at, tries)
       values ($1, $2, $3, $4, $5, 0)`,
      [newId(), userId, newEmail, hash, now + CODE_LASTS_MS],
    )
  })
  return code
}

/** The wish of this code; null when it is wrong. After five wrong tries none works any more. */
export async function provedEmailChange(
  database: Database,
  userId: UserId,
  code: string,
  now: number,
): Promise<{ id: string; newEmail: string } | null> {
  // The try is counted before the code is looked at: many at once get no more tries than one after the other.
  const [counted] = await database.query<{ id: string; newEmail: string; codeHash: string }>(
    `update email_changes set tries = tries + 1
     where user_id = $1 and expires_at > $2 and done_at is null and tries < $3
     returning id, new_email as "newEmail", code_hash as "codeHash"`,
    [userId, now, TRIES_MAX],
  )
  if (!(await verifyPassword(counted?.codeHash ?? null, code)) || counted === undefined) return null
  return { id: counted.id, newEmail: counted.newEmail }
}

/** The change is done, in the caller's transaction. Out: the secret that takes it back; null when it was done before. */
export async function endEmailChange(
  queries: Queries,
  id: string,
  oldEmail: string | null,
  now: number,
): Promise<string | null> {
  const secret = newToken()
  const done = await queries.query(
    `update email_changes set done_at = $2, old_email = $3, take_back_hash = $4, take_back_until = $5
     where id = $1 and done_at is null returning 1`,
    [id, now, oldEmail, oldEmail === null ? null : hashOf(secret), now + TAKE_BACK_MS],
  )
  return done.length === 1 ? secret : null
}

/**
 * What a secret takes back, once: whose address becomes which again. It ends what came after it, too: who has changed an
 * address that isn't theirs may have gone on. In the caller's transaction; null for a secret that takes back nothing (any more).
 */
export async function useTakeBack(
  queries: Queries,
  secret: string,
  now: number,
): Promise<{ userId: UserId; oldEmail: string } | null> {
  const [found] = await queries.query<{ userId: UserId; oldEmail: string; doneAt: number }>(
    `update email_changes set take_back_hash = null where take_back_hash = $1 and take_back_until > $2
     returning user_id as "userId", old_email as "oldEmail", done_at as "doneAt"`,
    [hashOf(secret), now],
  )
  if (found === undefined) return null
  await queries.query('update email_changes set take_back_hash = null where user_id = $1 and done_at >= $2', [
    found.userId,
    found.doneAt,
  ])
  await forgetWishes(queries, found.userId)
  return found
}

async function forgetWishes(queries: Queries, userId: UserId): Promise<void> {
  await queries.query('delete from email_changes where user_id = $1 and done_at is null', [userId])
}
