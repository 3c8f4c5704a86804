import type { OpId, UserId } from '../../protocol/wire/ids.ts'
import type { OpBody } from '../../protocol/wire/ops.ts'
import { opHash } from '../sync/op-hash.ts'
import { push } from '../sync/push.ts'
import { Refusal } from '../sync/refusal.ts'
import type { SyncServer } from '../sync/server-parts.ts'

/**
 * Applies what a page of the portal asks for as the desk's operations are: the desk hears of it at once, and nothing is
 * done twice (I3). Throws the Refusal.
 */
export async function applyAsCustomer(
  sync: SyncServer,
  userId: UserId,
  id: OpId,
  body: OpBody,
): Promise<void> {
  const op = { id, lane: 'portal', hash: opHash(body), body }
  const { results } = await push(sync, { actor: { userId, side: 'customer' } }, { ops: [op] })
  const [result] = results
  if (result?.status !== 'rejected') return
  const { code, message, retry } = result.error
  throw new Refusal(code, message, retry)
}
