import type { PushSubscribe } from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import type { Database, Queries } from '../database/database.ts'

/** Browsers of one person; the one that subscribed first goes when there is one more. */
const PER_USER = 10

/**
 * What must hold of a session `s` for its browser to be told anything: it has neither ended, for whatever reason, nor run
 * out. `$1` is now. Asked at each step, so that nothing has to be remembered where sessions end.
 */
export const IS_LIVE = `s.kind = 'portal' and s.revoked_at is null
  and exists (select 1 from access_tokens a where a.session_id = s.id and a.expires_at > $1)`

/** Keeps where the browser of a session is reached. A browser belongs to whoever signed in there last. */
export async function keepSubscription(
  database: Database,
  { sessionId, userId }: { sessionId: string; userId: UserId },
  { endpoint, keys }: PushSubscribe,
  now: number,
): Promise<void> {
  await database.transaction(async (queries) => {
    await queries.query('delete from push_subscriptions where endpoint = $1 and session_id <> $2', [
      endpoint,
      sessionId,
    ])
    // Told anew by the same browser it keeps what it was told; another one begins with how things stand.
    await queries.query(
      `insert into push_subscriptions as p (session_id, endpoint, p256dh, auth, created_at) values ($1, $2, $3, $4, $5)
       on conflict (session_id) do update set endpoint = excluded.endpoint, p256dh = excluded.p256dh, auth = excluded.auth,
         told_chats = case when p.endpoint = excluded.endpoint then p.told_chats end,
         told_visits = case when p.endpoint = excluded.endpoint then p.told_visits end`,
      [sessionId, endpoint, keys.p256dh, keys.auth, now],
    )
    await queries.query(
      `delete from push_subscriptions where session_id in (
         select p.session_id from push_subscriptions p join sessions s on s.id = p.session_id
         where s.user_id = $1 and s.id <> $2 order by p.created_at desc, p.session_id desc offset $3)`,
      [userId, sessionId, PER_USER - 1],
    )
  })
}

/** The browser of a session is told no more while the portal is closed. */
export async function dropSubscription(queries: Queries, sessionId: string): Promise<void> {
  await queries.query('delete from push_subscriptions where session_id = $1', [sessionId])
}

/** Drops those whose sessions have ended. */
export async function dropEnded(queries: Queries, now: number): Promise<void> {
  await queries.query(
    `delete from push_subscriptions where session_id in (
       select s.id from push_subscriptions p join sessions s on s.id = p.session_id where not (${IS_LIVE}))`,
    [now],
  )
}
