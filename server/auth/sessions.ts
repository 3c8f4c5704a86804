import { newId, type ConversationId, type DeviceId, type UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'
import { hashOf, newToken } from './tokens.ts'

const ACCESS_LASTS_MS = 15 * 60_000
const REFRESH_LASTS_MS = 60 * 24 * 3_600_000
const PORTAL_LASTS_MS = 30 * 24 * 3_600_000

/** A device that is signed in to the desk, a browser to the portal, or a visitor's browser to one conversation. */
export interface Session {
  id: string
  kind: 'desk' | 'portal' | 'visitor'
  userId: UserId
  /** The one conversation that a visitor's session reaches; null for the others. */
  conversationId: ConversationId | null
  /** When the token that named the session ends. */
  expiresAt: number
}

export interface DeskTokens {
  userId: UserId
  accessToken: string
  accessExpiresAt: number
  refreshToken: string
}

/** Signs a device in to the desk. */
export function openDeskSession(
  database: Database,
  userId: UserId,
  deviceId: DeviceId,
  now: number,
): Promise<DeskTokens> {
  return database.transaction(async (queries) => {
    const sessionId = newId()
    await queries.query(
      `insert into sessions (id, kind, user_id, device_id, created_at) values ($1, 'desk', $2, $3, $4)`,
      [sessionId, userId, deviceId, now],
    )
    return { userId, ...(await giveTokens(queries, sessionId, now)) }
  })
}

/** What a browser's cookie gets: the token, and when it ends. */
export interface BrowserToken {
  token: string
  expiresAt: number
}

/** Signs a browser in to the portal. */
export function openPortalSession(database: Database, userId: UserId, now: number): Promise<BrowserToken> {
  const session = { kind: 'portal', userId, conversationId: null, expiresAt: now + PORTAL_LASTS_MS } as const
  return database.transaction((queries) => openBrowserSession(queries, session, now))
}

/** Opens a session for a browser, within the caller's transaction. */
export async function openBrowserSession(
  queries: Queries,
  { kind, userId, conversationId, expiresAt }: Omit<Session, 'id'>,
  now: number,
): Promise<BrowserToken> {
  const sessionId = newId()
  await queries.query(
    'insert into sessions (id, kind, user_id, conversation_id, created_at) values ($1, $2, $3, $4, $5)',
    [sessionId, kind, userId, conversationId, now],
  )
  const token = newToken()
  await addAccessToken(queries, token, sessionId, expiresAt)
  return { token, expiresAt }
}

export type RefreshOutcome =
  | { status: 'renewed'; tokens: DeskTokens }
  | { status: 'refused' }
  | { status: 'wiped' }
  | { status: 'reused'; sessionId: string }

/**
 * Trades a refresh token for new tokens. It works once: a second use means that somebody has a copy, so the whole
 * session ends for both (security row 25).
 */
export function refreshSession(
  database: Database,
  refreshToken: string,
  deviceId: DeviceId,
  now: number,
): Promise<RefreshOutcome> {
  return database.transaction(async (queries): Promise<RefreshOutcome> => {
    const hash = hashOf(refreshToken)
    const [found] = await queries.query<{
      sessionId: string
      userId: UserId
      deviceId: string | null
      expiresAt: number
      usedAt: number | null
      revokedAt: number | null
      revokedWhy: string | null
    }>(
      `select s.id as "sessionId", s.user_id as "userId", s.device_id as "deviceId", r.expires_at as "expiresAt",
         r.used_at as "usedAt", s.revoked_at as "revokedAt", s.revoked_why as "revokedWhy"
       from refresh_tokens r join sessions s on s.id = r.session_id where r.hash = $1 for update of r`,
      [hash],
    )
    if (found !== undefined && isWiping(found)) return { status: 'wiped' }
    if (found === undefined || found.revokedAt !== null) return { status: 'refused' }
    if (found.usedAt !== null || found.deviceId !== deviceId) {
      await endSession(queries, found.sessionId, 'reuse', now)
      return { status: 'reused', sessionId: found.sessionId }
    }
    if (found.expiresAt <= now) return { status: 'refused' }
    await queries.query('update refresh_tokens set used_at = $2 where hash = $1', [hash, now])
    const tokens = await giveTokens(queries, found.sessionId, now)
    return { status: 'renewed', tokens: { userId: found.userId, ...tokens } }
  })
}

/**
 * Whether the session ended because its user may see nothing here any more: their device is told so, by its own token, and
 * wipes what it has (I15).
 */
function isWiping({ revokedWhy }: { revokedWhy: string | null }): boolean {
  return revokedWhy === 'roleEnded' || revokedWhy === 'barred'
}

/** The session that a token names; null when the token is unknown or expired or its session has ended. */
export async function findSession(queries: Queries, token: string, now: number): Promise<Session | null> {
  const [session] = await queries.query<Session>(
    `select s.id, s.kind, s.user_id as "userId", s.conversation_id as "conversationId", a.expires_at as "expiresAt"
     from access_tokens a join sessions s on s.id = a.session_id
     where a.hash = $1 and a.expires_at > $2 and s.revoked_at is null`,
    [hashOf(token), now],
  )
  return session ?? null
}

/** Whether a token was of a session that ended because its user was barred, and they still are. It works no more in any case. */
export async function isOfBarred(queries: Queries, token: string): Promise<boolean> {
  const found = await queries.query(
    `select 1 from access_tokens a join sessions s on s.id = a.session_id join bars b on b.user_id = s.user_id and b.active
     where a.hash = $1 and s.revoked_why = 'barred'`,
    [hashOf(token)],
  )
  return found.length > 0
}

/** The session of a refresh token, whether or not it still works; null when the token is unknown. */
export async function sessionOfRefreshToken(queries: Queries, refreshToken: string): Promise<string | null> {
  const [found] = await queries.query<{ sessionId: string }>(
    'select session_id as "sessionId" from refresh_tokens where hash = $1',
    [hashOf(refreshToken)],
  )
  return found?.sessionId ?? null
}

/** Ends a session: its tokens stop to work at once. */
export async function endSession(
  queries: Queries,
  sessionId: string,
  why: 'signOut' | 'reuse' | 'barred' | 'linkEnded' | 'emailChanged',
  now: number,
): Promise<void> {
  await queries.query(
    'update sessions set revoked_at = $2, revoked_why = $3 where id = $1 and revoked_at is null',
    [sessionId, now, why],
  )
  await queries.query('delete from access_tokens where session_id = $1', [sessionId])
}

/** New tokens for a session; those that have expired go. */
async function giveTokens(queries: Queries, sessionId: string, now: number) {
  await queries.query('delete from access_tokens where session_id = $1 and expires_at <= $2', [
    sessionId,
    now,
  ])
  const accessToken = newToken()
  const refreshToken = newToken()
  const accessExpiresAt = now + ACCESS_LASTS_MS
  await addAccessToken(queries, accessToken, sessionId, accessExpiresAt)
  await queries.query('insert into refresh_tokens (hash, session_id, expires_at) values ($1, $2, $3)', [
    hashOf(refreshToken),
    sessionId,
    now + REFRESH_LASTS_MS,
  ])
  return { accessToken, accessExpiresAt, refreshToken }
}

async function addAccessToken(queries: Queries, token: string, sessionId: string, expiresAt: number) {
  await queries.query('insert into access_tokens (hash, session_id, expires_at) values ($1, $2, $3)', [
    hashOf(token),
    sessionId,
    expiresAt,
  ])
}

/** When the last access token of a session ends; 0 for a session that has ended. */
export async function tokensEndAt(queries: Queries, sessionId: string): Promise<number> {
  const [tokens] = await queries.query<{ endsAt: number | null }>(
    `select max(a.expires_at) as "endsAt" from access_tokens a join sessions s on s.id = a.session_id
     where s.id = $1 and s.revoked_at is null`,
    [sessionId],
  )
  return tokens?.endsAt ?? 0
}
