import { RefreshCw, Unlink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../../../renderer/ui/Button.tsx'
import { EmptyState } from '../../../renderer/ui/EmptyState.tsx'
import type { Fetched } from './use-fetched.ts'
import styles from './PublicFrame.module.css'

/** The frame of a page that everybody may read: what it is about, or why there is nothing. */
export function PublicFrame<T>(props: {
  fetched: Fetched<T>
  /** "This profile". */
  what: string
  onRetry: () => void
  children: (value: T) => ReactNode
}) {
  const { fetched, what } = props
  return (
    <main className={styles.page}>
      {fetched.state === 'reading' && <p className={styles.reading}>Reading…</p>}
      {fetched.state === 'gone' && (
        <EmptyState icon={<Unlink size={20} strokeWidth={1.75} />} title={`${what} is no longer available`}>
          The link was revoked or is not whole. Ask whoever gave it to you for a new one.
        </EmptyState>
      )}
      {fetched.state === 'failed' && (
        <EmptyState
          tone="error"
          icon={<RefreshCw size={20} strokeWidth={1.75} />}
          title={`${what} couldn’t be read`}
          action={
            <Button size="touch" onClick={props.onRetry}>
              Try again
            </Button>
          }
        >
          {fetched.reason}
        </EmptyState>
      )}
      {fetched.state === 'read' && <div className={styles.inside}>{props.children(fetched.value)}</div>}
    </main>
  )
}
