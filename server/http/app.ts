import cookie from '@fastify/cookie'
import rateLimit from '@fastify/rate-limit'
import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { WireError } from '../../protocol/wire/errors.ts'
import type { Log } from '../log.ts'
import { Refusal } from '../sync/refusal.ts'
import type { Origins } from './origins.ts'
import { badRequest, notFound, STATUS, tooManyTries } from './refusal.ts'

/** The largest JSON body. Files go by tus and are not counted here. */
const BODY_BYTES_MAX = 256 * 1024

/**
 * The HTTP app before any route: security headers, foreign origins refused, errors as WireError, one log line for a request.
 * `isHttps` says that people reach the server by https. `isBehindProxy`: by another address than its own, so a proxy on this
 * machine says in `x-forwarded-for` who asks; else all would share the limits of one network address.
 */
export async function createApp(
  log: Log,
  origins: Origins,
  { isHttps, isBehindProxy }: { isHttps: boolean; isBehindProxy: boolean },
): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    logger: false,
    trustProxy: isBehindProxy ? 'loopback' : false,
    routerOptions: { maxParamLength: 200 },
    // Sockets that were upgraded are ended by socket.io; idle ones need not be waited for.
    forceCloseConnections: 'idle',
  })
  await app.register(cookie)
  await app.register(rateLimit, { global: false, errorResponseBuilder: () => tooManyTries('a minute') })

  app.addHook('onRequest', async (request, reply) => {
    reply.headers({
      'content-security-policy':
        "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'",
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
      'permissions-policy': 'camera=(), geolocation=(), microphone=()',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    if (isHttps) reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
    if (!origins.allows(request.headers.origin)) throw foreignOrigin()
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    log.debug({ method: request.method, route, status: reply.statusCode, ms: Math.round(reply.elapsedTime) })
  })
  app.setErrorHandler((error, _request, reply) => answerError(log, reply, error))
  app.setNotFoundHandler((_request, reply) => answerError(log, reply, notFound()))
  return app
}

function foreignOrigin(): Refusal {
  return new Refusal('forbidden', 'This page may not use the server.')
}

function answerError(log: Log, reply: FastifyReply, error: unknown): FastifyReply {
  const refusal = asRefusal(error)
  if (refusal !== null) return send(reply, STATUS[refusal.error.code], refusal.error)
  log.error({ err: error })
  return send(reply, 500, {
    code: 'internal',
    retry: 'backoff',
    message: 'The server made a mistake. It was noted; try again in a moment.',
  })
}

/** Fastify's own errors about a body (not JSON, too large, another type) are the asker's fault, in our words. */
function asRefusal(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error
  const status = (error as { statusCode?: number }).statusCode
  if (status === 413) {
    return new Refusal('tooLarge', 'This request is larger than 256 KiB.')
  }
  return status !== undefined && status >= 400 && status < 500 ? badRequest() : null
}

function send(reply: FastifyReply, status: number, error: WireError): FastifyReply {
  return reply.code(status).type('application/json; charset=utf-8').send(error)
}
