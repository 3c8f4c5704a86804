import { z } from 'zod'
import { WireError } from './errors.ts'
import { type MessageId, OpId, StreamId } from './ids.ts'
import { APART_OPS } from './ops/apart.ts'
import { CHAT_OPS } from './ops/chats.ts'
import { CUSTOMER_OPS } from './ops/customers.ts'
import { DESK_OPS } from './ops/desk.ts'
import { NETWORK_OPS } from './ops/network.ts'
import { FEED_OPS } from './ops/feed.ts'
import { PEOPLE_OPS } from './ops/people.ts'
import { SIGNATURE_OPS } from './ops/signatures.ts'
import { SPACE_OPS } from './ops/space.ts'
import { VISIT_OPS } from './ops/visits.ts'

/** Everything that a device may ask the server to change. */
export const OpBody = z.discriminatedUnion('type', [
  ...CHAT_OPS,
  ...SIGNATURE_OPS,
  ...DESK_OPS,
  ...SPACE_OPS,
  ...PEOPLE_OPS,
  ...NETWORK_OPS,
  ...FEED_OPS,
  ...VISIT_OPS,
  ...CUSTOMER_OPS,
  ...APART_OPS,
])
export type OpBody = z.infer<typeof OpBody>
export type OpType = OpBody['type']

/**
 * `lane` orders: operations of one lane are applied in the order in which they were written (I6).
 * `hash` is `opHash(body)`: the same id with another hash is an error (I4).
 */
export const Op = z.object({
  id: OpId,
  lane: z.string().min(1).max(120),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  body: OpBody,
})
export type Op = z.infer<typeof Op>

/** `at` names the last event that the operation caused: the device forgets the op once that is applied. */
export const OpResult = z.discriminatedUnion('status', [
  z.object({
    id: OpId,
    status: z.enum(['applied', 'dup']),
    at: z.object({ stream: StreamId, seq: z.number().int().nonnegative() }),
  }),
  z.object({ id: OpId, status: z.literal('rejected'), error: WireError }),
])
export type OpResult = z.infer<typeof OpResult>

export const OPS_PER_PUSH = 50

/** The message that must be stored before an operation makes sense; null when there is none. */
export function aboutMessage(body: OpBody): MessageId | null {
  switch (body.type) {
    case 'message.edit':
    case 'message.unsend':
    case 'message.react':
    case 'signature.request':
      return body.messageId
    case 'message.send':
      return body.replyToId
    default:
      return null
  }
}

/** JSON with sorted keys: the text that `hash` is the SHA-256 of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, item]) => item !== undefined)
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
