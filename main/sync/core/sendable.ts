import type { ConversationId, MessageId } from '../../../protocol/wire/ids.ts'
import { aboutMessage, type OpBody } from '../../../protocol/wire/ops.ts'
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
  const writingChats = chatsBeingWritten(entries)
  const chosen: OutboxEntry[] = []
  let length = 0
  for (const entry of entries) {
    if (entry.state === 'acked') continue
    const root = aboutMessage(entry.op.body)
    const rootState = root === null ? undefined : unsentMessages.get(root)
    const parked = entry.state === 'parked' || rootState === 'parked'
    const { body, lane } = entry.op
    if (body.type === 'message.send') unsentMessages.set(body.messageId, parked ? 'parked' : 'queued')
    if (parked || heldLanes.has(lane)) continue
    const size = JSON.stringify(entry.op).length
    const full = chosen.length > 0 && (chosen.length >= max || length + size > PUSH_LENGTH_MAX)
    if (full || entry.state === 'uploading' || rootState === 'queued' || waitsForChat(body, writingChats)) {
      heldLanes.add(lane)
      continue
    }
    chosen.push(entry)
    length += size
  }
  return chosen
}

/** Chats for which a message is on its way that may be the one that opens them: not one that a parked message holds back. */
function chatsBeingWritten(entries: OutboxEntry[]): Set<ConversationId> {
  const parkedMessages = new Set<MessageId>()
  const chats = new Set<ConversationId>()
  for (const { op, state } of entries) {
    if (op.body.type !== 'message.send' || state === 'acked') continue
    const { messageId, replyToId, conversationId } = op.body
    const isParked = state === 'parked' || (replyToId !== null && parkedMessages.has(replyToId))
    if (isParked) parkedMessages.add(messageId)
    else chats.add(conversationId)
  }
  return chats
}

/** A follow-up has a lane of its own, so that it could overtake the message that opens its chat. */
function waitsForChat(body: OpBody, writingChats: Set<ConversationId>): boolean {
  return body.type === 'followUp.put' && writingChats.has(body.conversationId)
}
