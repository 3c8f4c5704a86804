import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { networkOf } from '../auth/network-of.ts'
import { Throttle } from '../auth/throttle.ts'
import type { ServerContext } from '../context.ts'
import { badRequest, tooManyTries } from '../http/refusal.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'
import { EventProblem } from './event-problem.ts'
import { EVENTS_MAX } from './kinds.ts'
import { readEvent } from './read-event.ts'
import { isSigned } from './signature.ts'
import { takeEvent } from './take-event.ts'

const MINUTE_MS = 60_000
/** Deliveries with a right signature, and tries without one from one address. */
const DELIVERIES = { tries: 600, windowMs: MINUTE_MS }
const FORGERIES = { tries: 60, windowMs: MINUTE_MS }

/** How far another system's clock may be ahead: an event from the far future would outdo every later one. */
const CLOCK_AHEAD_MS = 86_400_000

/** What became of one event, in the order of the delivery. `id` is null when it had none that could be read. */
interface EventResult {
  id: string | null
  status: 'done' | 'ignored' | 'refused'
  reason?: string
}

type Parts = Pick<ServerContext, 'database' | 'now'>

/**
 * POST /events: what happened in the operator's other systems, one event or a list of them, signed (README, "Events from
 * other systems"). Each is taken by itself. Answers 200 when all were, 422 when one was refused: `results` says which.
 */
export function addEventsIn(
  app: FastifyInstance,
  context: Parts,
  announce: SyncServer['announce'],
  keys: readonly Buffer[],
): void {
  const { now } = context
  const deliveries = new Throttle(DELIVERIES, now)
  const forgeries = new Throttle(FORGERIES, now)

  const checkSignature = (request: FastifyRequest, body: Buffer) => {
    const header = (name: string) => {
      const value = request.headers[name]
      return typeof value === 'string' ? value : undefined
    }
    const signed = {
      id: header('webhook-id'),
      timestamp: header('webhook-timestamp'),
      signature: header('webhook-signature'),
    }
    if (isSigned(keys, signed, body, now())) return
    // A right signature is never refused for others' wrong ones: the other system may stand behind the same address.
    if (!forgeries.allows(networkOf(request.ip))) throw tooManyTries('a minute')
    forgeries.count(networkOf(request.ip))
    throw new Refusal('badCredentials', 'The signature is missing, wrong, or older than five minutes.')
  }

  void app.register(async (own) => {
    own.removeAllContentTypeParsers()
    // What is signed are the bytes, so they are kept as they came.
    own.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    own.post('/events', async (request, reply: FastifyReply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      checkSignature(request, body)
      if (!deliveries.allows('all')) throw tooManyTries('a minute')
      deliveries.count('all')
      const results: EventResult[] = []
      for (const input of eventsIn(body)) results.push(await take(context, announce, input))
      if (results.some(({ status }) => status === 'refused')) reply.code(422)
      return { results }
    })
  })
}

/** The events of a delivery as they came. Throws the refusal of one that is no JSON, empty or too long. */
function eventsIn(body: Buffer): unknown[] {
  let parsed: unknown
  try {
    parsed = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    throw badRequest()
  }
  const events: unknown[] = Array.isArray(parsed) ? parsed : [parsed]
  if (events.length === 0) throw badRequest()
  if (events.length > EVENTS_MAX) {
    throw new Refusal('tooMany', `One delivery may carry ${EVENTS_MAX} events.`)
  }
  return events
}

async function take(
  { database, now }: Parts,
  announce: SyncServer['announce'],
  input: unknown,
): Promise<EventResult> {
  const read = readEvent(input)
  if (read.kind === 'bad') return { id: read.id, status: 'refused', reason: read.reason }
  if (read.kind === 'unknown') {
    return { id: read.id, status: 'ignored', reason: 'This kind of event is not known here.' }
  }
  const { id, toldAt } = read.event
  if (toldAt > now() + CLOCK_AHEAD_MS)
    return { id, status: 'refused', reason: 'timestamp: lies in the future' }
  try {
    const { answer, batches } = await takeEvent(database, read.event, now())
    for (const batch of batches) announce(batch)
    return { id, ...answer }
  } catch (error) {
    if (error instanceof EventProblem) return { id, status: 'refused', reason: error.message }
    throw error
  }
}
