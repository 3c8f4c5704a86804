import type { OpResult } from '../../../protocol/wire/ops.ts'
import { InvariantBroken } from './broken.ts'

/** I4: the same op id with another payload is answered with an error, never as done. */
export function checkI4(result: OpResult): void {
  if (result.status === 'rejected' && result.error.code === 'opConflict') return
  throw new InvariantBroken('I4', `op ${result.id} with another payload was answered with “${result.status}”`)
}
