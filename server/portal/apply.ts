import type { OpId, UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import type { Actor } from '../sync/actor.ts'
import { opHash } from '../sync/op-hash.ts'
import { push } from '../sync/push.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'

/**
 * Applies what somebody does in the portal: the same application of operations as the desk's, so the desk hears of it at
 * once, and nothing is done twice (I3). Throws the refusal.
 */
export async function apply(sync: SyncServer, actor: Actor, id: OpId, body: OpBody): Promise<void> {
  const op = { id, lane: 'portal', hash: opHash(body), body }
  const { results } = await push(sync, { actor }, { ops: [op] })
  const [result] = results
  if (result?.status !== 'rejected') return
  const { code, message, retry } = result.error
  throw new Refusal(code, message, retry)
}

/** The same for whoever is signed in and no visitor. */
export function applyAsCustomer(sync: SyncServer, userId: UserId, id: OpId, body: OpBody): Promise<void> {
  return apply(sync, { userId, side: 'customer' }, id, body)
}
