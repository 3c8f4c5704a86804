import type { PortalMessage } from '../../protocol/wire/http.ts'

/** What is known of one conversation, without a hole up to `syncedSeq`. */
export interface Thread {
  /** Oldest first. */
  messages: PortalMessage[]
  hasOlder: boolean
  deskReadSeq: number
  /** The newest message that was read together with all before it; messages sent from here may lie above. */
  syncedSeq: number
}

/** The newest messages of a conversation as the server has just told them. */
export interface Tail {
  messages: PortalMessage[]
  hasOlder: boolean
  deskReadSeq: number
  syncedSeq: number
  /** Whether they reach back to what was known before. */
  joins: boolean
}

/** One list in order; what was just read replaces what was known. */
export function merged(known: readonly PortalMessage[], fresh: readonly PortalMessage[]): PortalMessage[] {
  const byId = new Map(known.map((message) => [message.id, message]))
  for (const message of fresh) byId.set(message.id, message)
  return [...byId.values()].sort((a, b) => a.seq - b.seq)
}

/** A thread with its newest messages. One that has missed too much starts afresh; what was sent meanwhile stays (I16). */
export function withTail(thread: Thread | null, { joins, ...tail }: Tail): Thread {
  if (!thread) return tail
  if (joins) return { ...tail, messages: merged(thread.messages, tail.messages), hasOlder: thread.hasOlder }
  const sentMeanwhile = thread.messages.filter((message) => message.seq > tail.syncedSeq)
  return { ...tail, messages: merged(sentMeanwhile, tail.messages) }
}

/** The highest number among messages in order, or 0. */
export function lastSeq(messages: readonly PortalMessage[]): number {
  return messages.at(-1)?.seq ?? 0
}

/** True when all of `fresh` is known already, unchanged. */
export function allKnown(known: readonly PortalMessage[], fresh: readonly PortalMessage[]): boolean {
  const byId = new Map(known.map((message) => [message.id, JSON.stringify(message)]))
  return fresh.every((message) => byId.get(message.id) === JSON.stringify(message))
}
