import { createHash } from 'node:crypto'
import type { PushNotice } from '../../protocol/wire/http.ts'
import type { ServerContext } from '../context.ts'
import { postNotice, type Answer, type Poster } from './post.ts'
import { dropEnded, dropSubscription, IS_LIVE } from './subscriptions.ts'

const AT_ONCE = 20
/** A notice whose sending was cut off is tried again after this. */
const CLAIM_MS = 60_000
/** How often it is tried; the first pause between two tries is this, and each is four times the last. */
const TRIES = 5
const PAUSE_MS = 30_000
const PAUSE_MAX_MS = 3_600_000

interface Waiting {
  id: string
  sessionId: string
  tag: string
  notice: PushNotice
  expiresAt: number
  tries: number
  endpoint: string
  p256dh: string
  auth: string
}

/** Takes away whose session has ended, and what is too old or was tried often enough. */
export async function tidyPush({ database, now }: ServerContext): Promise<void> {
  await dropEnded(database, now())
  await database.query('delete from push_notices where expires_at <= $1 or (tries >= $2 and next_at <= $1)', [
    now(),
    TRIES,
  ])
}

/**
 * Sends the notices that wait, several at once, and those that failed again after a pause. Out: whether there may be more.
 * Two servers on one database never take the same notice at once.
 */
export async function sendSome(context: ServerContext, poster: Poster): Promise<boolean> {
  const { database, now } = context
  const waiting = await database.query<Waiting>(
    `update push_notices n set next_at = $1 + ${CLAIM_MS}, tries = n.tries + 1 from push_subscriptions p
     where p.session_id = n.session_id and n.id in (
       select w.id from push_notices w join sessions s on s.id = w.session_id
       where w.next_at <= $1 and w.expires_at > $1 and w.tries < ${TRIES} and ${IS_LIVE} order by w.next_at, w.id limit ${AT_ONCE} for update of w skip locked)
     returning n.id, n.session_id as "sessionId", n.tag, n.notice, n.expires_at as "expiresAt", n.tries,
       p.endpoint, p.p256dh, p.auth`,
    [now()],
  )
  await Promise.all(waiting.map((one) => send(context, poster, one)))
  return waiting.length === AT_ONCE
}

async function send({ database, now, log }: ServerContext, poster: Poster, one: Waiting): Promise<void> {
  const { id, sessionId, endpoint, p256dh, auth } = one
  if (one.notice.show === null && punishesSilence(endpoint)) {
    await database.query('delete from push_notices where id = $1', [id])
    return
  }
  const posting = {
    json: JSON.stringify(one.notice),
    topic: createHash('sha256').update(one.tag).digest('base64url').slice(0, 32),
    ttlSeconds: Math.max(0, Math.round((one.expiresAt - now()) / 1000)),
  }
  const answer = await postNotice(poster, { endpoint, keys: { p256dh, auth } }, posting).catch(
    (error: unknown) => {
      // Its address is a secret of the browser, so only the reason is written down.
      log.warn({ reason: error instanceof Error ? error.message : 'unknown' }, 'push not sent')
      return 'silence' as const
    },
  )
  if (answer === 'silence' || (answer !== null && isForLater(answer))) {
    const pauseMs = Math.max(
      PAUSE_MS * 4 ** (one.tries - 1),
      answer === 'silence' ? 0 : (answer.retryAfterMs ?? 0),
    )
    await database.query('update push_notices set next_at = $2 where id = $1', [
      id,
      now() + Math.min(pauseMs, PAUSE_MAX_MS),
    ])
    return
  }
  if (answer === null || answer.status === 404 || answer.status === 410) {
    // The browser has unsubscribed, or its service is no longer one of ours.
    await dropSubscription(database, sessionId)
    return
  }
  if (answer.status >= 300) log.warn({ status: answer.status }, 'push refused')
  await database.query('delete from push_notices where id = $1', [id])
}

function isForLater({ status }: Answer): boolean {
  return status === 429 || status >= 500
}

/** Safari ends a subscription after three pushes that show nothing: what was read goes there with the next word, or when the page opens. */
function punishesSilence(endpoint: string): boolean {
  return new URL(endpoint).hostname.endsWith('.push.apple.com')
}
