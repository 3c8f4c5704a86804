import { ECDH } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { PushSubscribe, type PushKey } from '../../protocol/wire/http.ts'
import type { UserId } from '../../protocol/wire/ids.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { portalSession } from '../http/asker.ts'
import { badRequest, read, tooManyTries } from '../http/refusal.ts'
import { endpointAt } from '../push/services.ts'
import { dropSubscription, keepSubscription } from '../push/subscriptions.ts'
import { Refusal } from '../sync/refusal.ts'

/** A page subscribes at each opening. */
const PER_USER = { tries: 120, windowMs: 3_600_000 }

interface Parts {
  /** Null when the operator has switched it off. */
  publicKey: string | null
  services: readonly string[]
  subscribed: (userId: UserId) => Promise<void>
}

/** Where a browser is told while the portal is closed in it: one subscription for each session, gone with it. */
export function addPortalPush(app: FastifyInstance, context: ServerContext, parts: Parts): void {
  const { database, now } = context
  const changes = new Throttle(PER_USER, now)

  app.get('/portal/api/push', async (request): Promise<PushKey> => {
    await portalSession(context, request)
    return { key: parts.publicKey }
  })

  app.put('/portal/api/push', async (request) => {
    const { id, userId } = await portalSession(context, request)
    const subscription = read(PushSubscribe, request.body)
    if (!changes.take(userId)) throw tooManyTries('an hour')
    const isOurs = parts.publicKey !== null && endpointAt(parts.services, subscription.endpoint) !== null
    if (!isOurs) {
      throw new Refusal('forbidden', 'This network does not use the push service of your browser.')
    }
    if (!isPoint(subscription.keys.p256dh)) throw badRequest()
    await keepSubscription(database, { sessionId: id, userId }, subscription, now())
    await parts.subscribed(userId)
    return {}
  })

  app.delete('/portal/api/push', async (request) => {
    await dropSubscription(database, (await portalSession(context, request)).id)
    return {}
  })
}

/** Whether it is a public key at all: what is encrypted later must not fail on it again and again. */
function isPoint(p256dh: string): boolean {
  try {
    ECDH.convertKey(p256dh, 'prime256v1', 'base64url')
    return true
  } catch {
    return false
  }
}
