import { ArrowDown } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { Virtuoso, type VirtuosoHandle } from 'react-virtuoso'
import type { ChatHead, MessageView } from '../../../../protocol/ipc/views.ts'
import { useTimeZone } from '../../../stores/session.ts'
import { useThread } from '../../../stores/thread.ts'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { HiddenText } from '../../../ui/HiddenText.tsx'
import { useNow } from '../../../ui/use-now.ts'
import { firstName } from '../../people/index.ts'
import { MessageRow } from './MessageRow.tsx'
import { timelineRows } from './timeline-rows.ts'
import { useArrivals } from './use-arrivals.ts'
import { useReadMark } from './use-read-mark.ts'
import styles from './Timeline.module.css'

/** Index of the message that was first when the thread was opened; older ones count down from it. */
const FIRST_INDEX = 1_000_000
const NEAR_END_PX = 60
/** Older messages are fetched while this many rows are still above: what is put far above the screen moves nothing. */
const ROWS_AHEAD = 25

/** The messages of a conversation, newest at the bottom; older ones come in while scrolling up, without a jump. */
export function Timeline({ head, messages }: { head: ChatHead; messages: MessageView[] }) {
  const timeZone = useTimeZone()
  const now = useNow(60_000)
  const { olderCount, newAfterSeq, loadOlder } = useThread()
  const [atEnd, setAtEnd] = useState(true)
  const virtuoso = useRef<VirtuosoHandle>(null)
  const rows = useMemo(() => timelineRows(messages, newAfterSeq, timeZone), [messages, newAfterSeq, timeZone])
  const { unseen, spoken } = useArrivals(messages, atEnd)
  useReadMark(messages, atEnd)

  if (messages.length === 0) {
    return (
      <div className={styles.log} role="log" aria-label={`Conversation with ${head.face.name}`}>
        <EmptyState title={`No messages with ${firstName(head.face)} yet`}>
          {head.cannotWrite ??
            'What you write is kept on this computer first, and sent when there is a connection.'}
        </EmptyState>
      </div>
    )
  }
  const firstNew = rows.findIndex((row) => row.startsNew)
  return (
    <div className={styles.log} role="log" aria-live="off" aria-label={`Conversation with ${head.face.name}`}>
      <Virtuoso
        ref={virtuoso}
        className={styles.scroller}
        data={rows}
        firstItemIndex={FIRST_INDEX - olderCount}
        initialTopMostItemIndex={
          firstNew > 0 ? { index: firstNew, align: 'start', offset: -40 } : { index: 'LAST', align: 'end' }
        }
        computeItemKey={(_, row) => row.message.id}
        alignToBottom
        atBottomThreshold={NEAR_END_PX}
        atBottomStateChange={setAtEnd}
        increaseViewportBy={{ top: 900, bottom: 300 }}
        startReached={() => void loadOlder()}
        rangeChanged={({ startIndex }) => {
          if (startIndex - (FIRST_INDEX - olderCount) < ROWS_AHEAD) void loadOlder()
        }}
        followOutput={(isAtEnd) => (isAtEnd || messages.at(-1)?.seq === null ? 'auto' : false)}
        components={{ Footer: TimelineFoot }}
        itemContent={(_, row) => <MessageRow row={row} head={head} now={now} timeZone={timeZone} />}
      />
      {!atEnd && (
        <button
          type="button"
          className={styles.pill}
          data-new={unseen > 0}
          onClick={() => virtuoso.current?.scrollToIndex({ index: 'LAST', align: 'end' })}
        >
          <ArrowDown size={16} strokeWidth={1.75} aria-hidden="true" />
          {unseen === 0 ? 'Newest' : unseen === 1 ? '1 new message' : `${unseen} new messages`}
        </button>
      )}
      <HiddenText>
        <span role="status" aria-live="polite">
          {spoken}
        </span>
      </HiddenText>
    </div>
  )
}

function TimelineFoot() {
  return <div className={styles.foot} />
}
