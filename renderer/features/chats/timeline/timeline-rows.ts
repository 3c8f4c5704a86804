import type { MessageView } from '../../../../protocol/ipc/views.ts'
import { daysBefore } from '../../../ui/time-words.ts'

export interface TimelineRow {
  message: MessageView
  /** A new day begins here: the line with its name stands before the message. */
  startsDay: boolean
  /** The line "New" stands before the message. */
  startsNew: boolean
  /** The last of several messages in a row: only here stand author and time. */
  endsGroup: boolean
}

const GROUP_MS = 5 * 60_000

/**
 * One row for each message, in the order given. `newAfterSeq` is the read mark when the thread was opened; the line
 * "New" stands before the first message after it that somebody else wrote, and nowhere when there is none.
 */
export function timelineRows(
  messages: readonly MessageView[],
  newAfterSeq: number | null,
  timeZone: string,
): TimelineRow[] {
  const firstNew =
    newAfterSeq === null
      ? -1
      : messages.findIndex(({ seq, byMe }) => seq !== null && seq > newAfterSeq && !byMe)
  const startsDay = messages.map((message, index) => {
    const before = messages[index - 1]
    return before === undefined || daysBefore(before.at, message.at, timeZone) !== 0
  })
  return messages.map((message, index) => {
    const after = messages[index + 1]
    const nextIsApart = after === undefined || startsDay[index + 1] === true || index + 1 === firstNew
    return {
      message,
      startsDay: startsDay[index] === true,
      startsNew: index === firstNew,
      endsGroup: nextIsApart || !together(message, after),
    }
  })
}

function together(message: MessageView, after: MessageView): boolean {
  return (
    message.authorUserId === after.authorUserId &&
    message.kind === after.kind &&
    message.side === after.side &&
    message.state === after.state &&
    message.kind !== 'booking' &&
    after.at - message.at < GROUP_MS
  )
}
