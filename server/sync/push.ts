import type { WireError } from '../../protocol/wire/errors.ts'
import type { OpResult } from '../../protocol/wire/ops.ts'
import type { PushReply, RequestInput } from '../../protocol/wire/requests.ts'
import { applyOp } from './apply-op.ts'
import { Refusal, UNEXPECTED } from './refusal.ts'
import type { SyncServer, SyncSession } from './server-parts.ts'

type Parts = Pick<SyncServer, 'storage' | 'now' | 'guesses' | 'announce' | 'report'>

/**
 * Applies ops one after the other, each in a transaction of its own, and announces what changed. When one can't be
 * answered now, what follows it in its lane isn't tried either: the device sends both again, in order (I6).
 */
export async function push(
  server: Parts,
  session: Pick<SyncSession, 'actor'>,
  { ops }: RequestInput<'push'>,
): Promise<PushReply> {
  const results: OpResult[] = []
  const stopped = new Map<string, WireError>()
  for (const op of ops) {
    const stop = stopped.get(op.lane)
    if (stop !== undefined) {
      results.push({ id: op.id, status: 'rejected', error: stop })
      continue
    }
    try {
      const { result, batches } = await server.guesses.around(session.actor, op.body, () =>
        applyOp(server.storage, session.actor, op, server.now()),
      )
      for (const batch of batches) server.announce(batch)
      results.push(result)
    } catch (error) {
      const wireError = error instanceof Refusal ? error.error : UNEXPECTED
      if (!(error instanceof Refusal)) server.report(error)
      stopped.set(op.lane, wireError)
      results.push({ id: op.id, status: 'rejected', error: wireError })
    }
  }
  return { results }
}
