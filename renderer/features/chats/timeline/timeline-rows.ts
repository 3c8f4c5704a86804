import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { daysBefore } from '../../../ui/time-words.ts'

export interface TimelineRow {
  message: MessageView
  /** The line "New" stands before the message. */
  startsNew: boolean
  /** The last of several messages in a row: only here stand author and time. */
  endsGroup: boolean
}

/** The messages of one day of the location's calendar; its name stays in sight while they are read. */
export interface TimelineDay {
  key: string
  atMs: number
  rows: TimelineRow[]
}

const GROUP_MS = 5 * 60_000

/**
 * One row for each message, in the order given, by day. `newAfterSeq` is the read mark when the thread was opened; the
 * line "New" stands before the first message after it that somebody else wrote, and nowhere when there is none. A run
 * that begins after the mark has the first unread message only when it has the one before it, or nothing is older.
 */
export function timelineDays(
  messages: readonly MessageView[],
  newAfterSeq: number | null,
  timeZone: string,
): TimelineDay[] {
  const days = messages.map(({ at }) => -daysBefore(at, 0, timeZone))
  const firstNew = placeOfNew(messages, newAfterSeq)
  const all: TimelineDay[] = []
  const times = new Map<number, number>()
  messages.forEach((message, index) => {
    const day = days[index] ?? 0
    const after = messages[index + 1]
    const nextIsApart = after === undefined || days[index + 1] !== day || index + 1 === firstNew
    const row = {
      message,
      startsNew: index === firstNew,
      endsGroup: nextIsApart || !together(message, after),
    }
    const last = all.at(-1)
    if (last && days[index - 1] === day) return last.rows.push(row)
    // A clock that was wrong can make a day come twice; then both have names of their own.
    const time = (times.get(day) ?? 0) + 1
    times.set(day, time)
    return all.push({ key: `${day}/${time}`, atMs: message.at, rows: [row] })
  })
  return all
}

function placeOfNew(messages: readonly MessageView[], newAfterSeq: number | null): number {
  if (newAfterSeq === null) return -1
  const oldest = messages.find(({ seq }) => seq !== null)?.seq ?? 0
  if (oldest > newAfterSeq + 1) return -1
  return messages.findIndex(({ seq, byMe }) => seq !== null && seq > newAfterSeq && !byMe)
}

function together(message: MessageView, after: MessageView): boolean {
  return (
    message.authorUserId === after.authorUserId &&
    message.kind === after.kind &&
    message.side === after.side &&
    message.state === after.state &&
    message.heldUntil === null &&
    message.kind !== 'booking' &&
    after.at - message.at < GROUP_MS
  )
}
