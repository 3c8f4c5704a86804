import type { MessageId } from '../../../protocol/wire/ids.ts'
import type { Op } from '../../../protocol/wire/ops.ts'
import type { OutboxEntry } from '../../store/sync-port.ts'

/** UTF-16 units of JSON in one push: at 3 bytes each still under the server's limit of 256 KiB for a message. */
const PUSH_LENGTH_MAX = 80_000

/**
 * The entries that may go now, in the order of writing, at most `max`. In each lane the first goes first (I6): an entry
 * whose files are still going up holds back what was written after it. A parked entry holds back nothing but what is
 * about its own message; that waits, visibly, until the user has retried or discarded it.
 */
export function sendable(entries: OutboxEntry[], max: number): OutboxEntry[] {
  const heldLanes = new Set<string>()
  const unsentMessages = new Map<MessageId, 'queued' | 'parked'>()
  const chosen: OutboxEntry[] = []
  let length = 0
  for (const entry of entries) {
    if (entry.state === 'acked') continue
    const root = aboutMessage(entry.op)
    const rootState = root === null ? undefined : unsentMessages.get(root)
    const parked = entry.state === 'parked' || rootState === 'parked'
    const { body, lane } = entry.op
    if (body.type === 'message.send') unsentMessages.set(body.messageId, parked ? 'parked' : 'queued')
    if (parked || heldLanes.has(lane)) continue
    const size = JSON.stringify(entry.op).length
    const full = chosen.length > 0 && (chosen.length >= max || length + size > PUSH_LENGTH_MAX)
    if (full || entry.state === 'uploading' || rootState === 'queued') {
      heldLanes.add(lane)
      continue
    }
    chosen.push(entry)
    length += size
  }
  return chosen
}

/** The message that must be stored before this op makes sense. */
function aboutMessage({ body }: Op): MessageId | null {
  switch (body.type) {
    case 'message.edit':
    case 'message.unsend':
      return body.messageId
    case 'message.send':
      return body.replyToId
    default:
      return null
  }
}
