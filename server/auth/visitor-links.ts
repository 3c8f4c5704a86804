import type { ConversationId, UserId } from '../../protocol/wire/ids.ts'
import type { Queries } from '../database/database.ts'
import { endSession, openBrowserSession, type BrowserToken } from './sessions.ts'
import { hashOf, newToken } from './tokens.ts'

/** Whom a link lets in, where, and until when (milliseconds, the server's clock). */
export interface VisitorLink {
  userId: UserId
  conversationId: ConversationId
  expiresAt: number
}

/**
 * Makes the link of a visitor to one conversation (use case 3). Out: its secret, 256 random bits, for the mail; only its
 * hash is stored. It may be opened again until it expires, on another device too.
 */
export async function makeVisitorLink(queries: Queries, link: VisitorLink): Promise<string> {
  const secret = newToken()
  await queries.query(
    'insert into visitor_links (hash, user_id, conversation_id, expires_at) values ($1, $2, $3, $4)',
    [hashOf(secret), link.userId, link.conversationId, link.expiresAt],
  )
  return secret
}

/**
 * Opens a session for whoever has the secret of a link; it ends when the link does. Null for a secret that is unknown,
 * expired or revoked: these can't be told apart.
 */
export async function openVisitorSession(
  queries: Queries,
  secret: string,
  now: number,
): Promise<(BrowserToken & VisitorLink) | null> {
  const [link] = await queries.query<VisitorLink>(
    `select user_id as "userId", conversation_id as "conversationId", expires_at as "expiresAt"
     from visitor_links where hash = $1 and expires_at > $2`,
    [hashOf(secret), now],
  )
  if (link === undefined) return null
  return { ...link, ...(await openBrowserSession(queries, { kind: 'visitor', ...link }, now)) }
}

/**
 * Revokes every link into a conversation and ends the sessions that they opened.
 * Out: those sessions, so that their sockets end, too.
 */
export async function endVisitorLinks(
  queries: Queries,
  conversationId: ConversationId,
  now: number,
): Promise<string[]> {
  await queries.query('delete from visitor_links where conversation_id = $1', [conversationId])
  const sessions = await queries.query<{ id: string }>(
    `select id from sessions where conversation_id = $1 and kind = 'visitor' and revoked_at is null`,
    [conversationId],
  )
  for (const { id } of sessions) await endSession(queries, id, 'linkEnded', now)
  return sessions.map(({ id }) => id)
}
