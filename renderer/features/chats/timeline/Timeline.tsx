import { useMemo } from 'react'
import type { ChatHead, MessageView } from '../../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { useThread } from '../../../stores/thread.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { HiddenText } from '../../../ui/HiddenText.tsx'
import { dayWords } from '../../../ui/time-words.ts'
import { useNow } from '../../../ui/use-now.ts'
import { firstName } from '../../people/index.ts'
import { onMessageKeys } from './message-keys.ts'
import { MessageMenu } from './MessageMenu.tsx'
import { MessageRow } from './MessageRow.tsx'
import { Pills } from './Pills.tsx'
import { progressOf } from './state-words.ts'
import { timelineDays } from './timeline-rows.ts'
import { TypingLine } from './TypingLine.tsx'
import { useArrivals } from './use-arrivals.ts'
import { useReadMark } from './use-read-mark.ts'
import { useTimelineScroll } from './use-timeline-scroll.ts'
import type { Who } from './who.ts'
import styles from './Timeline.module.css'

/** The messages of a conversation, newest at the bottom; more come in while scrolling either way, without a jump. */
export function Timeline({ head, messages }: { head: ChatHead; messages: MessageView[] }) {
  const who = useWho(head)
  const now = useNow(60_000)
  const newAfterSeq = useThread((state) => state.newAfterSeq)
  const hasOlder = useThread((state) => state.hasOlder)
  const hasNewer = useThread((state) => state.hasNewer)
  const days = useMemo(
    () => timelineDays(messages, newAfterSeq, who.timeZone),
    [messages, newAfterSeq, who.timeZone],
  )
  const scroll = useTimelineScroll(messages)
  const arrivals = useArrivals(messages, head.lastSeq)
  useReadMark(messages)
  const label = `Conversation with ${head.face.name}`

  if (messages.length === 0) {
    return (
      <div className={styles.log} role="log" aria-label={label}>
        <EmptyState title={`No messages with ${who.firstName} yet`}>
          {head.cannotWrite ??
            'What you write is kept on this computer first, and sent when there is a connection.'}
        </EmptyState>
      </div>
    )
  }
  return (
    <div className={styles.log} role="log" aria-live="off" aria-label={label}>
      <MessageMenu who={who}>
        <div
          ref={scroll.scroller}
          className={styles.scroller}
          tabIndex={0}
          role="group"
          aria-label="Messages: up and down move, Enter opens a menu"
          onScroll={scroll.onScroll}
          onKeyDown={onMessageKeys}
        >
          <div ref={scroll.content} className={styles.content}>
            {!hasOlder && (
              <p className={styles.beginning}>
                The beginning of the chat with <bdi>{head.face.name}</bdi>
              </p>
            )}
            {days.map((day) => (
              <section key={day.key} className={styles.day}>
                <p className={styles.dayName} role="separator">
                  <span>{dayWords(day.atMs, now, who.timeZone)}</span>
                </p>
                {day.rows.map(({ message, startsNew, endsGroup }) => (
                  <MessageRow
                    key={message.id}
                    message={message}
                    startsNew={startsNew}
                    endsGroup={endsGroup}
                    progress={progressOf(message, head)}
                    marked={scroll.marked && scroll.marked.seq === message.seq ? scroll.marked.time : null}
                    who={who}
                  />
                ))}
              </section>
            ))}
            {!hasNewer && <TypingLine conversationId={head.conversationId} />}
          </div>
        </div>
      </MessageMenu>
      <Pills unseen={arrivals.unseen} newIsAbove={scroll.newIsAbove} />
      <HiddenText>
        <span role="status" aria-live="polite">
          {arrivals.spoken}
        </span>
      </HiddenText>
    </div>
  )
}

function useWho({ face, cannotWrite }: ChatHead): Who {
  const timeZone = useTimeZone()
  const { name } = face
  const short = firstName(face)
  return useMemo(
    () => ({ name, firstName: short, timeZone, cannotWrite }),
    [name, short, timeZone, cannotWrite],
  )
}
