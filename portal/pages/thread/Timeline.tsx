import { ArrowDown } from 'lucide-react'
import { useEffect, useMemo } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { dayWords } from '../../../renderer/ui/time-words.ts'
import { useNow } from '../../../renderer/ui/use-now.ts'
import type { PortalChat } from '../../../protocol/wire/http.ts'
import { beginningOf, draftOf } from '../../compose/target.ts'
import type { Desk } from '../../desk.ts'
import { lastSeq } from '../../thread/merge.ts'
import type { Thread } from '../../thread/merge.ts'
import { timeline } from '../../thread/timeline.ts'
import { ReportDialog } from '../people/ReportDialog.tsx'
import { Announcer } from './Announcer.tsx'
import { MessageRow } from './MessageRow.tsx'
import { PendingRow } from './PendingRow.tsx'
import { useMessageChanges } from './use-message-changes.ts'
import { useReadMark } from './use-read-mark.ts'
import { useSteadyScroll } from './use-steady-scroll.ts'
import styles from './Timeline.module.css'

/** Older messages are asked for when the top is nearer than this, so that mostly nobody waits for them. */
const LOAD_OLDER_PX = 600

/** What was said, oldest first, with what still waits here at the end. */
export function Timeline(props: { desk: Desk; chat: PortalChat; thread: Thread; loadingOlder: boolean }) {
  const { desk, chat, thread } = props
  const { conversationId, timeZone } = chat
  const nowMs = useNow()
  const entries = desk.outbox.use((state) => state.entries)
  const pending = useMemo(
    () => entries.filter((entry) => entry.conversationId === conversationId),
    [entries, conversationId],
  )
  const items = useMemo(
    () => timeline(thread.messages, pending, thread.deskReadSeq, timeZone),
    [thread, pending, timeZone],
  )
  const known = useMemo(() => new Set(thread.messages.map(({ id }) => id)), [thread])
  const changes = useMessageChanges(desk, conversationId, draftOf(desk.me.userId, conversationId))
  const { reported } = changes
  const { scroller, content, atEnd, onScroll, toEnd } = useSteadyScroll()
  useReadMark(desk, chat, lastSeq(thread.messages), atEnd)

  const loadOlderIfNear = (): void => {
    const top = scroller.current?.scrollTop ?? Infinity
    if (top < LOAD_OLDER_PX && thread.hasOlder) void desk.threads.loadOlder(conversationId)
  }
  // A page that doesn't fill the pane can't be scrolled, so nothing else would ask for the next one.
  useEffect(loadOlderIfNear)
  const newestPending = pending.at(-1)?.opId
  useEffect(toEnd, [newestPending, toEnd])

  return (
    <div className={styles.frame}>
      <div
        ref={scroller}
        className={styles.scroller}
        role="log"
        aria-label={`Messages with ${chat.title}`}
        // The announcer speaks new messages; the log itself would also read out older ones that are loaded.
        aria-live="off"
        aria-busy={props.loadingOlder}
        tabIndex={0}
        onScroll={() => {
          onScroll()
          loadOlderIfNear()
        }}
      >
        <p className={styles.top}>{topWords(thread, props.loadingOlder)}</p>
        <ol ref={content} className={styles.rows}>
          {items.map((item) => {
            if (item.kind === 'day') {
              return (
                <li key={item.key} className={styles.day}>
                  {dayWords(item.atMs, nowMs, timeZone)}
                </li>
              )
            }
            if (item.kind === 'pending') return <PendingRow key={item.key} desk={desk} entry={item.entry} />
            return (
              <MessageRow
                key={item.key}
                message={item.message}
                status={item.status}
                closes={item.closes}
                timeZone={timeZone}
                changes={chat.canWrite ? changes : null}
                hasQuoted={item.message.replyTo !== null && known.has(item.message.replyTo.id)}
              />
            )
          })}
        </ol>
      </div>
      {!atEnd && (
        <Button className={styles.toEnd} size="touch" onClick={toEnd}>
          <ArrowDown size={18} strokeWidth={1.75} aria-hidden="true" />
          {chat.unread > 0 ? 'New messages' : 'Newest'}
        </Button>
      )}
      <Announcer messages={thread.messages} />
      {reported?.authorUserId != null && (
        <ReportDialog
          about={{
            userId: reported.authorUserId,
            name: reported.authorName,
            message: { id: reported.id, text: beginningOf(reported) },
          }}
          onClose={() => changes.report(null)}
        />
      )}
    </div>
  )
}

function topWords(thread: Thread, loadingOlder: boolean): string {
  if (loadingOlder) return 'Reading older messages…'
  if (thread.messages.length === 0) return 'No messages yet. Say hello.'
  return thread.hasOlder ? '' : 'This is the beginning of the chat.'
}
