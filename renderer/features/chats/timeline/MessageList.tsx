import { useMemo } from 'react'
import type { ChatHead } from '../../../../protocol/ipc/views.ts'
import { useThread } from '../../../stores/thread.ts'
import { dayWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import { DayRows } from './DayRows.tsx'
import { timelineDays } from './timeline-rows.ts'
import { TypingLine } from './TypingLine.tsx'
import { useReadMark } from './use-read-mark.ts'
import { useShownMessages } from './use-shown-messages.ts'
import { useTimelineScroll } from './use-timeline-scroll.ts'
import type { Who } from './who.ts'
import styles from './Timeline.module.css'

/** What is inside of the timeline's scroller: the messages by day, and at the end whether somebody writes. */
export function MessageList(props: {
  head: ChatHead
  who: Who
  /** Told when unread messages come to be above what is on screen, and when they no longer are. */
  onNewIsAbove: (above: boolean) => void
}) {
  const { head, who } = props
  const now = useNow(60_000)
  const messages = useShownMessages()
  const newAfterSeq = useThread((state) => state.newAfterSeq)
  const hasOlder = useThread((state) => state.hasOlder)
  const hasNewer = useThread((state) => state.hasNewer)
  const editing = useThread((state) => state.editing)
  const days = useMemo(
    () => timelineDays(messages, newAfterSeq, who.timeZone),
    [messages, newAfterSeq, who.timeZone],
  )
  const { content, marked } = useTimelineScroll(messages, props.onNewIsAbove)
  useReadMark(messages)
  return (
    <div ref={content} className={styles.content}>
      {!hasOlder && (
        <p className={styles.beginning}>
          The beginning of the chat with <bdi>{head.face.name}</bdi>
        </p>
      )}
      {days.map(({ key, atMs, rows }) => (
        <DayRows
          key={key}
          words={dayWords(atMs, now, who.timeZone)}
          rows={rows}
          who={who}
          deliveredSeq={head.customerDeliveredSeq}
          readSeq={head.customerReadSeq}
          editing={editing}
          marked={marked}
        />
      ))}
      {!hasNewer && <TypingLine conversationId={head.conversationId} />}
    </div>
  )
}
