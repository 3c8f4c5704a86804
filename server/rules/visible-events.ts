import type { WireEvent } from '../../protocol/wire/events.ts'
import type { StreamId } from '../../protocol/wire/ids.ts'
import type { Access } from '../../protocol/wire/requests.ts'

const CHAT_ENTITIES = new Set(['conversation', 'message', 'readMark', 'savedReply', 'followUp', 'handOver'])

/** Chat is a permission of its own: an administrator without it gets a location's stream, but nothing of its chats. */
export function mayReadChats(access: Access, stream: StreamId): boolean {
  const here = access.locations.find((location) => stream === `location:${location.locationId}`)
  return here === undefined || here.permissions.includes('chat.read')
}

/** True for the rows that only those who may read chats get. */
export function isOfChats(entity: string): boolean {
  return CHAT_ENTITIES.has(entity)
}

/**
 * An event as somebody without the chat permission gets it: its number alone, so that the stream has no gap (I15, I9).
 * Its kind is one that no device knows.
 */
export function withheld(event: WireEvent): WireEvent {
  if (!isOfChats(event.entity)) return event
  return { ...event, entity: 'withheld', entityId: '', actor: null, body: null }
}
