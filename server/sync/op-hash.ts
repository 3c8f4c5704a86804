import { createHash } from 'node:crypto'
import { canonicalJson, type OpBody } from '../../protocol/wire/ops.ts'

/** The hash that an op must carry: SHA-256 of its body as canonical JSON, in hexadecimal (I4). */
export function opHash(body: OpBody): string {
  return createHash('sha256').update(canonicalJson(body)).digest('hex')
}
