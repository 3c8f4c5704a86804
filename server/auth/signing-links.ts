import { randomInt } from 'node:crypto'
import type { SignatureId, SignerId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import type { BrowserToken } from './sessions.ts'
import { hashOf, newToken } from './tokens.ts'

const CODE_LASTS_MS = 10 * 60_000
const TRIES_MAX = 5

/** Of which request somebody is which signer. */
export interface SigningPlace {
  signatureId: SignatureId
  signerId: SignerId
}

/** Whom a mailed link leads in; null for one that is unknown, used, replaced or expired: these can't be told apart. */
export async function signerOfLink(
  queries: Queries,
  secret: string,
  now: number,
): Promise<SigningPlace | null> {
  const [link] = await queries.query<SigningPlace>(
    `select signature_id as "signatureId", signer_id as "signerId" from signing_links
     where hash = $1 and expires_at > $2`,
    [hashOf(secret), now],
  )
  return link ?? null
}

/** A six-digit code for the address of a link's signer; an older one of this link no longer works. Only its hash is stored. */
export async function makeSigningCode(queries: Queries, secret: string, now: number): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await queries.query(
    'update signing_links set code_hash = $2, code_expires_at = $3, code_tries = 0 where hash = $1',
    [hashOf(secret), await hashPassword(code), now + CODE_LASTS_MS],
  )
  return code
}

/**
 * Trades a link and the code that was mailed to its signer for a browser's token, which reaches this request and nothing
 * else until the link would have ended. The link is used up by it (security row 43). Null when either is wrong.
 */
export async function openSigning(
  database: Database,
  secret: string,
  code: string,
  now: number,
): Promise<(BrowserToken & SigningPlace) | null> {
  const hash = hashOf(secret)
  // The try is counted before the code is looked at: many at once get no more tries than one after the other.
  const [counted] = await database.query<{ codeHash: string }>(
    `update signing_links set code_tries = code_tries + 1
     where hash = $1 and expires_at > $2 and code_expires_at > $2 and code_tries < $3
     returning code_hash as "codeHash"`,
    [hash, now, TRIES_MAX],
  )
  if (!(await verifyPassword(counted?.codeHash ?? null, code)) || counted === undefined) return null
  return database.transaction(async (queries) => {
    const [used] = await queries.query<SigningPlace & { expiresAt: number }>(
      `delete from signing_links where hash = $1
       returning signature_id as "signatureId", signer_id as "signerId", expires_at as "expiresAt"`,
      [hash],
    )
    if (used === undefined) return null
    const token = newToken()
    await queries.query(
      'insert into signing_sessions (hash, signature_id, signer_id, expires_at) values ($1, $2, $3, $4)',
      [hashOf(token), used.signatureId, used.signerId, used.expiresAt],
    )
    return { ...used, token }
  })
}

/** Whose browser this is; null for a token that is unknown or expired, or whose request has ended. */
export async function findSigning(
  queries: Queries,
  token: string,
  now: number,
): Promise<SigningPlace | null> {
  const [session] = await queries.query<SigningPlace>(
    `select signature_id as "signatureId", signer_id as "signerId" from signing_sessions
     where hash = $1 and expires_at > $2`,
    [hashOf(token), now],
  )
  return session ?? null
}
