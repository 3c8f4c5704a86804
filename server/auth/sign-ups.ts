import { randomInt } from 'node:crypto'
import type { LocationId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { hashOf } from './tokens.ts'

const LASTS_MS = 10 * 60_000
const TRIES_MAX = 5

/** Somebody who has no account and gave a name and an address on a public page. */
export interface SignUp {
  email: string
  name: string
  locationId: LocationId
}

/**
 * Notes who wants to sign up from the browser with this ticket, with a six-digit code that lasts ten minutes; its older one
 * no longer works. Out: the code.
 */
export async function makeSignUp(
  database: Database,
  signUp: SignUp,
  ticket: string,
  now: number,
): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  const hash = await hashPassword(code)
  await database.query('delete from sign_ups where expires_at <= $1', [now])
  await database.query(
    `insert into sign_ups (email, ticket_hash, name, location_id, code_hash, expires_at, tries)
     values ($1, $2, $3, $4, $5, $6, 0)
     on conflict (email, ticket_hash) do update set name = excluded.name, location_id = excluded.location_id,
       code_hash = excluded.code_hash, expires_at = excluded.expires_at, tries = 0`,
    [signUp.email, hashOf(ticket), signUp.name, signUp.locationId, hash, now + LASTS_MS],
  )
  return code
}

/** Who signs up with this code at the location; null when it is wrong. After five tries with the ticket none works any more. */
export async function proveSignUp(
  database: Database,
  asked: { email: string; locationId: LocationId; ticket: string; code: string },
  now: number,
): Promise<SignUp | null> {
  // The try is counted before the code is looked at: many at once get no more tries than one after the other.
  const [counted] = await database.query<SignUp & { codeHash: string }>(
    `update sign_ups set tries = tries + 1
     where email = $1 and ticket_hash = $2 and location_id = $3 and expires_at > $4 and tries < $5
     returning email, name, location_id as "locationId", code_hash as "codeHash"`,
    [asked.email, hashOf(asked.ticket), asked.locationId, now, TRIES_MAX],
  )
  if (!(await verifyPassword(counted?.codeHash ?? null, asked.code)) || counted === undefined) return null
  const { codeHash: _hash, ...signUp } = counted
  return signUp
}

/** It has become a user, in the caller's transaction, and no sign-up of this address is left. False when somebody else was quicker with the same code. */
export async function endSignUp(queries: Queries, email: string): Promise<boolean> {
  const ended = await queries.query('delete from sign_ups where email = $1 returning 1', [email])
  return ended.length > 0
}
