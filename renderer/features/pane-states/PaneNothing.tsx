import { CloudOff, Download, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTimeZone } from '../../stores/session.ts'
import { useStatus } from '../../stores/status.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ProgressBar } from '../../ui/ProgressBar.tsx'
import { countWords } from '../../ui/size-words.ts'
import { momentWords } from '../../ui/time-words.ts'
import { useNow } from '../../ui/use-now.ts'
import styles from './PaneNothing.module.css'

/**
 * Stands where a pane has no rows, and says why: the first sync still runs, the network is away and nothing was
 * synced, or there is truly nothing, which the children say.
 */
export function PaneNothing({ what, children }: { what: string; children: ReactNode }) {
  const status = useStatus((state) => state.status)
  const reconnect = useStatus((state) => state.reconnect)
  const timeZone = useTimeZone()
  const now = useNow()
  const neverSynced = status !== null && status.lastSyncedAt === null
  if (status?.connection === 'offline' && (neverSynced || status.firstSync)) {
    return (
      <EmptyState
        icon={<CloudOff size={20} strokeWidth={1.75} />}
        title={`${what} can't be shown yet`}
        action={<Button onClick={() => void reconnect()}>Try now</Button>}
      >
        {status.offlineSince === null
          ? 'The network is away, and the first sync has not finished.'
          : `The network is away since ${momentWords(status.offlineSince, now, timeZone)}, and the first sync has not finished.`}
      </EmptyState>
    )
  }
  if (status?.firstSync) {
    const { done, total } = status.firstSync
    return (
      <EmptyState
        icon={<Download size={20} strokeWidth={1.75} />}
        title="Fetching everything for the first time"
      >
        <div className={styles.progress}>
          <ProgressBar label="First sync" done={done} total={total} />
          <span className={styles.count}>
            {countWords(done)} of {countWords(total)} rows
          </span>
        </div>
      </EmptyState>
    )
  }
  if (neverSynced) {
    return (
      <EmptyState icon={<Download size={20} strokeWidth={1.75} />} title="Connecting for the first time">
        {what} will appear here in a moment.
      </EmptyState>
    )
  }
  return children
}

/** Stands where a pane couldn't be read: what happened, and a way to try again. */
export function PaneError({ what, error, onRetry }: { what: string; error: string; onRetry: () => void }) {
  return (
    <EmptyState
      tone="error"
      icon={<TriangleAlert size={20} strokeWidth={1.75} />}
      title={`${what} can't be shown`}
      action={<Button onClick={onRetry}>Read again</Button>}
    >
      {error}
    </EmptyState>
  )
}
