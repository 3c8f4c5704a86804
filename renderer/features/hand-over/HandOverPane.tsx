import { ArrowRightLeft } from 'lucide-react'
import { useEffect } from 'react'
import { reportPaint } from '../../stores/first-paint.ts'
import { useHandOver } from '../../stores/hand-over.ts'
import { useSession, useTimeZone } from '../../stores/session.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { useNow } from '../../ui/use-now.ts'
import { FollowUpRow } from '../follow-ups/index.ts'
import { PaneError, PaneHead } from '../pane-states/index.ts'
import { HandOverChat } from './HandOverChat.tsx'
import { HandOverList } from './HandOverList.tsx'
import { LastHandOver } from './LastHandOver.tsx'
import { WriteHandOver } from './WriteHandOver.tsx'
import styles from './HandOverPane.module.css'

/** What one shift leaves to the next: who waits, what is open, what was promised, and a note. */
export function HandOverPane() {
  const { value: view, error, reread } = useHandOver()
  const timeZone = useTimeZone()
  const session = useSession((state) => state.session)
  const now = useNow()
  useEffect(() => useHandOver.getState().watch(), [])
  useEffect(() => {
    if (view) reportPaint('handOver')
  }, [view])
  const isQuiet = view && view.waiting.length + view.open.length + view.promised.length === 0
  return (
    <section className={styles.pane} aria-label="Hand-over">
      <PaneHead title="Hand-over">
        <p className={styles.hint}>What the next shift has to know, from the chats as they stand.</p>
      </PaneHead>
      {error && !view && <PaneError what="The hand-over" error={error} onRetry={() => void reread()} />}
      {view && (
        <div className={styles.columns}>
          <div className={styles.note}>
            {view.last && <LastHandOver last={view.last} now={now} timeZone={timeZone} />}
            {session.state === 'signedIn' && <WriteHandOver locationId={session.locationId} />}
          </div>
          <div className={styles.lists}>
            {isQuiet && (
              <EmptyState icon={<ArrowRightLeft size={20} strokeWidth={1.75} />} title="Nothing is left over">
                Nobody waits for an answer, no chat is assigned, and nothing was promised.
              </EmptyState>
            )}
            <HandOverList title="Waits for an answer" unit="waiting" rows={view.waiting} keyOf={keyOfChat}>
              {(chat) => <HandOverChat chat={chat} now={now} timeZone={timeZone} />}
            </HandOverList>
            <HandOverList title="Promised" unit="promised" rows={view.promised} keyOf={({ id }) => id}>
              {(followUp) => <FollowUpRow followUp={followUp} now={now} timeZone={timeZone} withChat />}
            </HandOverList>
            <HandOverList title="Answered, still assigned" unit="open" rows={view.open} keyOf={keyOfChat}>
              {(chat) => <HandOverChat chat={chat} now={now} timeZone={timeZone} />}
            </HandOverList>
          </div>
        </div>
      )}
    </section>
  )
}

const keyOfChat = ({ conversationId }: { conversationId: string }) => conversationId
