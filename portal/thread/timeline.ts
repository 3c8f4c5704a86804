import type { PortalMessage } from '../../protocol/wire/http.ts'
import { daysBefore } from '../../renderer/ui/time-words.ts'
import type { OutboxEntry } from '../outbox/entry.ts'

/** Messages of one author that follow within this time stand together under one line of name and time. */
const TOGETHER_MS = 5 * 60_000

/** One row of a conversation as it is shown. */
export type TimelineItem =
  | { kind: 'day'; key: string; atMs: number }
  /** `closes`: the last of messages that stand together, so the line with name and time follows. */
  | { kind: 'message'; key: string; message: PortalMessage; status: Status | null; closes: boolean }
  | { kind: 'pending'; key: string; entry: OutboxEntry }

/** What is known of an own message at the other side. */
export type Status = 'Delivered' | 'Read'

/**
 * The rows of a conversation: its messages in the server's order, then what still waits here, with a line at each change
 * of day in the location's time zone.
 */
export function timeline(
  messages: readonly PortalMessage[],
  pending: readonly OutboxEntry[],
  deskReadSeq: number,
  timeZone: string,
): TimelineItem[] {
  const items: TimelineItem[] = []
  let previousMs: number | null = null
  const addDay = (atMs: number): void => {
    if (previousMs === null || daysBefore(previousMs, atMs, timeZone) !== 0) {
      items.push({ kind: 'day', key: `day ${atMs}`, atMs })
    }
    previousMs = atMs
  }
  const statusOf = (message: PortalMessage): Status | null =>
    !message.own ? null : message.seq <= deskReadSeq ? 'Read' : 'Delivered'

  messages.forEach((message, index) => {
    addDay(message.sentAt)
    const next = messages[index + 1]
    const status = statusOf(message)
    const closes = !next || !together(message, next, timeZone) || status !== statusOf(next)
    items.push({ kind: 'message', key: message.id, message, status, closes })
  })
  const taken = new Set(messages.map((message) => message.id))
  for (const entry of pending) {
    if (taken.has(entry.messageId)) continue
    addDay(Math.max(entry.writtenAtMs, previousMs ?? 0))
    items.push({ kind: 'pending', key: entry.messageId, entry })
  }
  return items
}

function together(message: PortalMessage, next: PortalMessage, timeZone: string): boolean {
  return (
    message.own === next.own &&
    message.authorName === next.authorName &&
    next.sentAt - message.sentAt < TOGETHER_MS &&
    daysBefore(message.sentAt, next.sentAt, timeZone) === 0
  )
}
